"""Taking the findings out of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maskmill.domain.document import Box
from maskmill.domain.finding import Action, Finding
from maskmill.engine.decide import Decided
from maskmill.engine.kit import Mill
from maskmill.engine.order import Source
from maskmill.engine.read import Reading
from maskmill.formats.wire import BurnedBox, read_burned

OCR_PAD_PT = 1.5
"""How far a box of pixels goes past the word that OCR saw: its edges are cut by a pixel or two (research: >= 2 px)."""


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
            "password": source.raw_password,
            "marks": marks,
            "boxes": boxes,
            **decided.gone().parameters(),
            "page_pixels": mill.limits.pixels,
        },
        mill.limits,
    )
    burned = read_burned(reply)
    return Cut(burned.document, burned.boxes, burned.pages_touched)


def spoken_boxes(reading: Reading, finding: Finding) -> Iterator[Box]:
    """Yield the padded boxes of the words that a finding in an OCR segment covers."""
    for word in reading.words.get(finding.segment, ()):
        if word.start < finding.end and finding.start < word.end:
            box = word.box
            yield Box(box.x0 - OCR_PAD_PT, box.y0 - OCR_PAD_PT, box.x1 + OCR_PAD_PT, box.y1 + OCR_PAD_PT)
