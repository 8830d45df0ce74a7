"""Finding personal data in documents and in lists of texts, in the shapes of DESIGN section 4."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from maskmill.domain.document import Segment
from maskmill.domain.entity import Entity
from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection
from maskmill.engine.kit import Mill
from maskmill.engine.order import Source
from maskmill.engine.read import read
from maskmill.errors import InvalidRequest

BATCH = 64
"""Texts that go to the detectors together: the model is quicker on several."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to search."""

    preset: str = "redact"
    language: str | None = None
    with_values: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in one text; `id` is what a JSONL line called it."""

    entities: Sequence[Mapping[str, object]]
    language: str | None
    id: object = None

    def document(self) -> dict[str, object]:
        """Return the document of `--json`."""
        return {"entities": list(self.entities), "language": self.language}

    def line(self) -> bytes:
        """Return the line of `--jsonl`, where a type is called a label."""
        spans = [
            {("label" if key == "type" else key): value for key, value in entity.items()} for entity in self.entities
        ]
        return json.dumps({"id": self.id, "spans": spans}, ensure_ascii=False).encode() + b"\n"


class Finder:
    """Searches with every type there is; what is then done with a type is no question here."""

    def __init__(self, mill: Mill, wish: Wish) -> None:
        """Load the detectors."""
        self._mill = mill
        self._wish = wish
        self._detection = Detection(mill, Policy("detect", 1, preset=wish.preset))

    def document(self, untrusted_bytes: bytes, raw_password: str | None = None) -> Answer:
        """Search a file of any kind that we open. Offsets count in its texts joined by line breaks."""
        reading = read(self._mill, Source(untrusted_bytes, "", raw_password))
        texts = [segment.text for segment in reading.segments]
        found = self._detection.find(texts)
        entities: list[Mapping[str, object]] = []
        base = 0
        for segment, hits in zip(reading.segments, found, strict=True):
            entities += (self._entity(hit, segment, base, paged=reading.identity.kind != "text") for hit in hits)
            base += len(segment.text) + 1
        return Answer(entities, self._wish.language)

    def lines(self, untrusted_lines: Iterable[bytes]) -> Iterator[Answer]:
        """Answer each line of JSONL, in order.

        Raises:
            InvalidRequest: a line is not {"id", "text"}; names its number.
        """
        texts = ((number, line) for number, line in enumerate(untrusted_lines, 1) if line.strip())
        while batch := [_parse(number, line) for number, line in islice(texts, BATCH)]:
            found = self._detection.find([text for _, text in batch])
            for (name, text), hits in zip(batch, found, strict=True):
                yield Answer([self._show(hit, text) for hit in hits], self._wish.language, name)

    def _entity(self, hit: Entity, segment: Segment, base: int, *, paged: bool) -> dict[str, object]:
        """Return a hit with its place in the document."""
        shown = self._show(hit, segment.text)
        shown |= {"start": hit.start + base, "end": hit.end + base}
        return shown | {"page": segment.page} if paged else shown

    def _show(self, hit: Entity, text: str) -> dict[str, object]:
        """Return a hit as JSON has it."""
        shown: dict[str, object] = {
            "type": hit.type.value,
            "start": hit.start,
            "end": hit.end,
            "score": round(hit.score, 4),
            "detector": hit.detector,
        }
        return shown | {"value": text[hit.start : hit.end]} if self._wish.with_values else shown


def _parse(number: int, line: bytes) -> tuple[object, str]:
    """Return a line's id and text."""
    try:
        entry = json.loads(line)
        text = entry["text"]
        name = entry["id"]
    except (ValueError, KeyError, TypeError, RecursionError) as exc:
        raise InvalidRequest(f'Line {number} is not {{"id": ..., "text": ...}}; mend it and try again') from exc
    if not isinstance(text, str):
        raise InvalidRequest(f"The text of line {number} is not a string; mend it and try again")
    return name, text
