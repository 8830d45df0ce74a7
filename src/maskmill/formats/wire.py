"""What a jailed operation sent back, read by readers that believe nothing: ParserCrashed when it is off."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn, Protocol

from maskmill.domain.document import Box, Channel, Extracted, PageInfo, Segment
from maskmill.errors import ParserCrashed

MAX_PAGES = 100_000
MAX_SEGMENTS = 2_000_000
MAX_TEXT = 256 << 20
"""Code points of all segments together."""
MAX_BOXES = 5_000_000
MAX_RESIDUE = 1_000_000
MAX_POINTS = 10_000_000.0
"""No coordinate is larger: a PDF page may be 200 inches of user units of any size."""
_MAX_NAME = 200
_CORNERS = 4


class Reply(Protocol):
    """What the jail hands over (maskmill.ports.sandbox.Reply)."""

    @property
    def untrusted_fields(self) -> Mapping[str, object]:
        """JSON values."""
        ...

    @property
    def untrusted_blobs(self) -> tuple[bytes, ...]:
        """Documents and pictures."""
        ...


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document is. `encoding` is that of a plain text."""

    kind: str
    media_type: str
    pages: int
    encoding: str | None


@dataclass(frozen=True, slots=True)
class BurnedBox:
    """A box that was drawn: for which mark (None: for a given box or needle), and where."""

    mark: int | None
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Burned:
    """A document without its marks, not proven yet."""

    document: bytes
    boxes: tuple[BurnedBox, ...]
    pages_touched: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Residue:
    """A removed value that an engine still found. `page` 0 is the document as a whole; `needle` is an index."""

    page: int
    channel: str
    engine: str
    needle: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the jailed engines found in an output, and which they were: (name, version)."""

    residue: tuple[Residue, ...]
    engines: tuple[tuple[str, str], ...]
    pages: int


_MEDIA_TYPES = {"pdf": "application/pdf", "text": "text/plain"}


def read_identity(untrusted_fields: Mapping[str, object]) -> Identity:
    """Return what `identify` found."""
    kind = _text(untrusted_fields.get("kind"), _MAX_NAME)
    media_type = _text(untrusted_fields.get("media_type"), _MAX_NAME)
    if _MEDIA_TYPES.get(kind) != media_type:
        _off()
    raw_encoding = untrusted_fields.get("encoding")
    encoding = None if raw_encoding is None else _text(raw_encoding, _MAX_NAME)
    return Identity(kind, media_type, _whole(untrusted_fields.get("pages"), 0, MAX_PAGES), encoding)


def read_extracted(kind: str, untrusted_fields: Mapping[str, object]) -> Extracted:
    """Return the pages and texts of a document; pages are numbered in order, and segments name pages that exist."""
    pages = []
    for number, row in enumerate(_rows(untrusted_fields.get("pages"), MAX_PAGES), 1):
        if _whole(row.get("number"), 1, MAX_PAGES) != number:
            _off()
        width, height = _number(row.get("width")), _number(row.get("height"))
        if width < 0 or height < 0:
            _off()
        pages.append(PageInfo(number, width, height, _flag(row.get("needs_ocr"))))
    segments = []
    left = MAX_TEXT
    for row in _rows(untrusted_fields.get("segments"), MAX_SEGMENTS):
        text = _text(row.get("text"), left)
        left -= len(text)
        segments.append(Segment(_channel(row.get("channel")), _whole(row.get("page"), 0, len(pages)), text))
    return Extracted(kind, tuple(pages), tuple(segments))


def read_rendered(reply: Reply, pages: Sequence[int]) -> tuple[bytes, ...]:
    """Return one untrusted PNG for each page that was asked for."""
    if _numbers(reply.untrusted_fields.get("pages")) != tuple(pages) or len(reply.untrusted_blobs) != len(pages):
        _off()
    return reply.untrusted_blobs


def read_burned(reply: Reply) -> Burned:
    """Return the burned document and its boxes."""
    boxes = []
    for row in _rows(reply.untrusted_fields.get("boxes"), MAX_BOXES):
        mark = row.get("mark")
        index = None if mark is None else _whole(mark, 0, MAX_BOXES)
        boxes.append(BurnedBox(index, _whole(row.get("page"), 1, MAX_PAGES), _box(row.get("box"))))
    touched = _numbers(reply.untrusted_fields.get("pages_touched"))
    return Burned(_only_blob(reply, may_be_empty=True), tuple(boxes), touched)  # a text may be nothing but its findings


def read_rasterised(reply: Reply) -> bytes:
    """Return the document whose pages became pixels."""
    return _only_blob(reply)


def read_verdict(untrusted_fields: Mapping[str, object], needles: int) -> Verdict:
    """Return what was found. `needles` is how many were searched for: a larger index is a lie."""
    residue = []
    for row in _rows(untrusted_fields.get("residue"), MAX_RESIDUE):
        page = _whole(row.get("page"), 0, MAX_PAGES)
        channel, engine = _text(row.get("channel"), _MAX_NAME), _text(row.get("engine"), _MAX_NAME)
        residue.append(Residue(page, channel, engine, _whole(row.get("needle"), 0, needles - 1)))
    engines = tuple(
        (_text(row.get("name"), _MAX_NAME), _text(row.get("version"), _MAX_NAME))
        for row in _rows(untrusted_fields.get("engines"), 100)
    )
    if not engines:
        _off()
    return Verdict(tuple(residue), engines, _whole(untrusted_fields.get("pages"), 0, MAX_PAGES))


def _off() -> NoReturn:
    raise ParserCrashed("The jailed parser sent back what it may not send; do not trust this document.") from None


def _rows(value: object, most: int) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or len(value) > most:
        _off()
    rows: list[Mapping[str, object]] = []
    for row in value:
        if not isinstance(row, dict):
            _off()
        rows.append(row)
    return rows


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        _off()
    return value


def _whole(value: object, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        _off()
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _off()
    if not math.isfinite(value) or abs(value) > MAX_POINTS:
        _off()
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        _off()
    return value


def _channel(value: object) -> Channel:
    try:
        return Channel(_text(value, _MAX_NAME))
    except ValueError:
        _off()


def _numbers(value: object) -> tuple[int, ...]:
    if not isinstance(value, list) or len(value) > MAX_PAGES:
        _off()
    return tuple(_whole(item, 1, MAX_PAGES) for item in value)


def _box(value: object) -> Box:
    if not isinstance(value, list) or len(value) != _CORNERS:
        _off()
    x0, y0, x1, y1 = (_number(item) for item in value)
    if x0 > x1 or y0 > y1:
        _off()
    return Box(x0, y0, x1, y1)


def _only_blob(reply: Reply, *, may_be_empty: bool = False) -> bytes:
    if len(reply.untrusted_blobs) != 1 or not (reply.untrusted_blobs[0] or may_be_empty):
        _off()
    return reply.untrusted_blobs[0]
