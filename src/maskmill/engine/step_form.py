"""How a step's result is stored: a JSON head and bytes after it, no pickle; the readers believe nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from maskmill.domain.document import Box, Channel
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action, Finding, Strategy
from maskmill.engine.certify import Proof
from maskmill.engine.order import Redacted, Status
from maskmill.engine.read import Reading, SpokenWord
from maskmill.engine.redact import Established
from maskmill.errors import MaskmillError, ProofFailed
from maskmill.formats.wire import read_extracted, read_identity

MAGIC = b"MMST\x01"
"""Says what the object is, and in which version of this form."""

_LENGTH_BYTES = 8


def pack_reading(reading: Reading) -> Iterator[bytes]:
    """Yield a document as read, with the boxes of the words that OCR saw."""
    extracted = asdict(reading.extracted)
    head = {
        "identity": asdict(reading.identity),
        "pages": extracted["pages"],
        "segments": extracted["segments"],
        "words": [
            [index, [[word.start, word.end, word.box.x0, word.box.y0, word.box.x1, word.box.y1] for word in words]]
            for index, words in reading.words.items()
        ],
    }
    yield _packed(head)


def unpack_reading(stored: bytes) -> Reading:
    """Return what `pack_reading` stored.

    Raises:
        ProofFailed: it is damaged, or of another form.
    """
    head, _rest = _unpacked(stored)
    try:
        identity = read_identity(head["identity"])
        words = {
            int(index): tuple(SpokenWord(int(start), int(end), Box(*map(float, box))) for start, end, *box in rows)
            for index, rows in head["words"]
        }
        return Reading(identity, read_extracted(identity.kind, head), words)
    except (KeyError, TypeError, ValueError, MaskmillError) as exc:
        raise _damaged() from exc


def pack_established(found: Established) -> Iterator[bytes]:
    """Yield what was found and proven of a document; the output follows the head as it is."""
    result, proof = found.result, found.proof
    facts = asdict(replace(result, output=None, certificate=None))
    head = {
        "result": facts,
        "proof": None if proof is None else {**asdict(replace(proof, output=b"")), "output": None},
        "at": found.at,
    }
    yield _packed(head)
    if proof is not None:
        yield proof.output


def unpack_established(stored: bytes) -> Established:
    """Return what `pack_established` stored.

    Raises:
        ProofFailed: it is damaged, or of another form.
    """
    head, output = _unpacked(stored)
    try:
        result = head["result"]
        findings = tuple(_finding(row) for row in result["findings"])
        values = tuple(_text(raw) for raw in result["raw_values"])
        if len(findings) != len(values):
            raise _damaged()
        return Established(
            Redacted(
                status=Status(result["status"]),
                kind=_text(result["kind"]),
                media_type=_text(result["media_type"]),
                pages=int(result["pages"]),
                findings=findings,
                raw_values=values,
                counts={_text(name): int(count) for name, count in result["counts"].items()},
                pixel_pages=tuple(int(page) for page in result["pixel_pages"]),
            ),
            None if head["proof"] is None else _proof(head["proof"], output),
            float(head["at"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as exc:
        raise _damaged() from exc


def _proof(row: Mapping[str, Any], output: bytes) -> Proof:
    return Proof(
        output=output,
        media_type=_text(row["media_type"]),
        pages=int(row["pages"]),
        pixel_pages=tuple(int(page) for page in row["pixel_pages"]),
        engines=tuple((_text(name), _text(version)) for name, version in row["engines"]),
        values_checked=int(row["values_checked"]),
        residual={_text(name): int(count) for name, count in row["residual"].items()},
        detector=_text(row["detector"]),
    )


def _finding(row: Mapping[str, Any]) -> Finding:
    return Finding(
        id=_text(row["id"]),
        type=EntityType(row["type"]),
        segment=int(row["segment"]),
        channel=Channel(row["channel"]),
        page=int(row["page"]),
        start=int(row["start"]),
        end=int(row["end"]),
        score=float(row["score"]),
        detector=_text(row["detector"]),
        action=Action(row["action"]),
        strategy=Strategy(row["strategy"]),
        label=_text(row["label"]),
        decider=_text(row["decider"]),
        reason=_text(row["reason"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _damaged()
    return value


def _packed(head: Mapping[str, object]) -> bytes:
    """Return the frame: mark, length, JSON. Escaped, because a text of a document may hold half a surrogate pair."""
    text = json.dumps(head, separators=(",", ":")).encode("ascii")
    return MAGIC + len(text).to_bytes(_LENGTH_BYTES) + text


def _unpacked(stored: bytes) -> tuple[dict[str, Any], bytes]:
    start = len(MAGIC) + _LENGTH_BYTES
    end = start + int.from_bytes(stored[len(MAGIC) : start])
    if not stored.startswith(MAGIC) or len(stored) < end:
        raise _damaged()
    try:
        head = json.loads(stored[start:end])
    except ValueError as exc:
        raise _damaged() from exc
    if not isinstance(head, dict):
        raise _damaged()
    return head, stored[end:]


def _damaged() -> ProofFailed:
    return ProofFailed("A stored result is damaged, or of another version; the step is done again")
