"""A finding in the shapes of DESIGN section 4."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from maskmill.domain.entity import Entity
from maskmill.engine.find import Found

Shown = dict[str, object]


def shown(entity: Entity, text: str, *, values: bool) -> Shown:
    """Return a finding as JSON has it; its text only when asked for."""
    found: Shown = {
        "type": entity.type.value,
        "start": entity.start,
        "end": entity.end,
        "score": round(entity.score, 4),
        "detector": entity.detector,
    }
    return found | {"value": text[entity.start : entity.end]} if values else found


def of_document(found: Found, *, values: bool) -> Iterator[Shown]:
    """Yield the findings of a file; offsets count in its texts joined by line breaks."""
    base = 0
    for segment, entities in zip(found.segments, found.entities, strict=True):
        for entity in entities:
            one = shown(entity, segment.text, values=values)
            one |= {"start": entity.start + base, "end": entity.end + base}
            yield one if found.kind == "text" else one | {"page": segment.page}
        base += len(segment.text) + 1


def document(entities: Iterable[Shown], language: str | None) -> Iterator[str]:
    """Yield the one JSON document of `--json` in parts, a finding a line, so that there may be millions."""
    yield '{\n  "entities": ['
    between = "\n"
    for entity in entities:
        yield f"{between}    {json.dumps(entity, ensure_ascii=False)}"
        between = ",\n"
    yield f'{"" if between == chr(10) else chr(10) + "  "}],\n  "language": {json.dumps(language)}\n}}\n'


def line(name: object, entities: Iterable[Mapping[str, object]], problem: Mapping[str, object] | None = None) -> bytes:
    """Return the line of `--jsonl` for one text, where a type is called a label."""
    spans = [{("label" if key == "type" else key): value for key, value in entity.items()} for entity in entities]
    said: Shown = {"id": name, "spans": spans}
    if problem is not None:
        said["problem"] = problem
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
