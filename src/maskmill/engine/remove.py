"""Taking the findings out of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from maskmill.domain.document import Box
from maskmill.domain.finding import Action, Finding
from maskmill.engine.decide import Decided
from maskmill.engine.kit import Mill
from maskmill.engine.order import Source
from maskmill.engine.read import Reading, padded
from maskmill.formats.wire import BurnedBox, read_burned


@dataclass(frozen=True, slots=True)
class Cut:
    """A document without its findings, not proven yet."""

    unproven: bytes
    boxes: tuple[BurnedBox, ...]
    pages_touched: tuple[int, ...]


def remove(mill: Mill, source: Source, reading: Reading, decided: Decided) -> Cut:
    """Burn every removed finding out of the document, text by its span and pixels by their boxes."""
    read_as_text = len(reading.segments) - len(reading.words)
    removed = [item for item in decided.findings if item.action is Action.REDACT]
    marks = [
        {"segment": item.segment, "start": item.start, "end": item.end, "label": item.label}
        for item in removed
        if item.segment < read_as_text
    ]
    boxes = [
        {"page": item.page, "box": [box.x0, box.y0, box.x1, box.y1], "label": item.label}
        for item in removed
        for box in spoken_boxes(reading, item)
    ]
    reply = mill.sandbox.run(
        f"{reading.identity.kind}.burn",
        [source.untrusted_bytes],
        {
            **decided.gone().parameters(),
            "password": source.raw_password,
            "marks": marks,
            "boxes": boxes,
            "page_pixels": mill.limits.pixels,
        },
        mill.limits,
    )
    burned = read_burned(reply)
    return Cut(burned.document, burned.boxes, burned.pages_touched)


def cut_again(mill: Mill, cut: Cut, sightings: Sequence[tuple[int, Box]]) -> Cut:
    """Burn what OCR still saw in a cut PDF: letters that it misread the first time."""
    rows = [{"page": page, "box": [box.x0, box.y0, box.x1, box.y1], "label": ""} for page, box in sightings]
    reply = mill.sandbox.run(
        "pdf.burn", [cut.unproven], {"boxes": rows, "page_pixels": mill.limits.pixels}, mill.limits
    )
    burned = read_burned(reply)
    touched = tuple(sorted({*cut.pages_touched, *burned.pages_touched}))
    return replace(cut, unproven=burned.document, boxes=cut.boxes + burned.boxes, pages_touched=touched)


def spoken_boxes(reading: Reading, finding: Finding) -> Iterator[Box]:
    """Yield the padded boxes of the words that a finding in an OCR segment covers."""
    for word in reading.words.get(finding.segment, ()):
        if word.start < finding.end and finding.start < word.end:
            yield padded(word.box)


def box_rows(boxes: Iterable[BurnedBox]) -> list[dict[str, object]]:
    """Return boxes as the jailed operations take them."""
    return [{"page": item.page, "box": [item.box.x0, item.box.y0, item.box.x1, item.box.y1]} for item in boxes]
