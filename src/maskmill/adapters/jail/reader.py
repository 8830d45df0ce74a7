"""How the parent reads a jailed child without believing a byte of it.

Every length, count, order, depth and name is checked before it is used; what breaks the contract is ParserCrashed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from maskmill import errors
from maskmill.adapters.jail.frames import COUNT, HEADER, MAX_DETAIL_CHARS, STEP, Kind
from maskmill.adapters.jail.walls import LAYERS, unavailable
from maskmill.ports.sandbox import Reply

MAX_ERROR_BYTES = 4_096
MAX_WALL_BYTES = 64
MAX_PROGRESS_FRAMES = 1_000_000
MAX_BLOBS = 10_000
MAX_DEPTH = 32
MAX_VALUES = 4_000_000

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
"""A JSON string; an open one reaches to the end, so that no input makes the search start over."""

RAISABLE = (
    errors.InvalidRequest,
    errors.Unreadable,
    errors.PasswordNeeded,
    errors.LimitExceeded,
    errors.Refused,
)
"""The branches of the tree that an operation may raise: nothing that means a cancelled, lost or repeated job."""


def _branch(kind: type[errors.MaskmillError]) -> Iterator[type[errors.MaskmillError]]:
    if kind.__module__ == errors.__name__:
        yield kind
        for below in kind.__subclasses__():
            yield from _branch(below)


SLUGS: dict[str, type[errors.MaskmillError]] = {kind.slug: kind for root in RAISABLE for kind in _branch(root)}


def broken(what: str) -> errors.ParserCrashed:
    """Return the error for a child that breaks the contract; `what` is a phrase of ours, never its bytes."""
    return errors.ParserCrashed(f"The parser broke its contract: {what}. The file may be hostile; it was not used.")


def parse_fields(untrusted_json: bytes) -> dict[str, object]:
    """Return the JSON object of a result; ParserCrashed when it is none, too deep, too rich or not plain Unicode."""
    skeleton = _STRING.sub(b"", untrusted_json)
    if sum(skeleton.count(sign) for sign in (b",", b"[", b"{")) > MAX_VALUES:
        raise broken("more values than a result may have")
    try:
        value = json.loads(untrusted_json.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as exc:
        raise broken("its result is not JSON") from exc
    if not isinstance(value, dict):
        raise broken("its result is not an object")
    _check_values(value)
    return value


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _check_values(value: object) -> None:
    """Walk through the JSON value; ParserCrashed when it nests deeper than MAX_DEPTH or holds a lone surrogate."""
    waiting: list[tuple[object, int]] = [(value, 1)]
    while waiting:
        item, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise broken("its result nests too deep")
        if isinstance(item, dict):
            waiting.extend((key, depth) for key in item)
            waiting.extend((below, depth + 1) for below in item.values())
        elif isinstance(item, list):
            waiting.extend((below, depth + 1) for below in item)
        elif isinstance(item, str) and not item.isascii():
            _check_text(item)


def _check_text(untrusted_text: str) -> None:
    try:
        untrusted_text.encode("utf-8")
    except UnicodeEncodeError as exc:
        raise broken("its result holds half a character") from exc


def _reported(untrusted_json: bytes) -> errors.MaskmillError:
    """Return the error that the child reports, rebuilt from our own table; ParserCrashed when it is not in there."""
    fields = parse_fields(untrusted_json)
    slug, detail = fields.get("slug"), fields.get("detail")
    if not isinstance(slug, str) or not isinstance(detail, str):
        raise broken("its error has no slug or detail")
    kind = SLUGS.get(slug)
    if kind is None or len(detail) > MAX_DETAIL_CHARS or not detail.isprintable():
        raise broken("it reports an error that no parser may report")
    return kind(detail)


class ReplyReader:
    """Takes the bytes of one child in any pieces and gives a Reply at the end, or raises."""

    def __init__(self, output_bytes: int, on_progress: Callable[[int, int], None] | None = None) -> None:
        """Accept at most `output_bytes` in all payloads together, and call `on_progress` for each progress frame."""
        self._limit = self._budget = output_bytes
        self._on_progress = on_progress
        self._buffer = bytearray()
        self._frame: tuple[Kind, int] | None = None
        self._progress_frames = 0
        self._fields: dict[str, object] | None = None
        self._blobs: list[bytes] = []
        self._expected_blobs = 0
        self._error: errors.MaskmillError | None = None

    @property
    def complete(self) -> bool:
        """The child has said all that it may say."""
        has_result = self._fields is not None and len(self._blobs) == self._expected_blobs
        return has_result or self._error is not None

    def feed(self, untrusted_bytes: bytes) -> bool:
        """Take more bytes; true when they show that the child is getting on. Raises ParserCrashed, LimitExceeded."""
        self._buffer += untrusted_bytes
        advanced = False
        while True:
            if self._frame is None:
                if len(self._buffer) < HEADER.size:
                    return advanced
                self._frame = self._header(*HEADER.unpack_from(self._buffer))
                del self._buffer[: HEADER.size]
            kind, length = self._frame
            if len(self._buffer) < length:
                return advanced or kind in {Kind.BLOB, Kind.RESULT}
            with memoryview(self._buffer) as view:
                payload = bytes(view[:length])
            del self._buffer[:length]
            self._frame = None
            self._take(kind, payload)
            advanced = True

    def finish(self) -> Reply:
        """Return the reply, raise the error that the child reported, or ParserCrashed when it stopped too early."""
        if self._error is not None and not self._buffer:
            raise self._error
        if not self.complete or self._buffer or self._fields is None:
            raise broken("it stopped before its result was whole")
        return Reply(self._fields, tuple(self._blobs))

    def _header(self, kind: int, length: int) -> tuple[Kind, int]:
        """Check a header against what may come now."""
        if self.complete:
            raise broken("it went on after its result")
        if kind not in self._allowed():
            raise broken("a frame out of order")
        if kind == Kind.PROGRESS and length != STEP.size:
            raise broken("a progress frame of the wrong size")
        if kind == Kind.ERROR and length > MAX_ERROR_BYTES:
            raise broken("an error too long")
        if kind == Kind.WALL and length > MAX_WALL_BYTES:
            raise broken("a wall without a name")
        if kind == Kind.RESULT and length < COUNT.size:
            raise broken("a result too short")
        if length > self._budget:
            raise errors.LimitExceeded(f"The result is larger than the limit of {self._limit} bytes.")
        self._budget -= length
        return Kind(kind), length

    def _allowed(self) -> set[int]:
        if self._fields is not None:
            return {Kind.BLOB}
        if self._progress_frames:
            return {Kind.PROGRESS, Kind.RESULT, Kind.ERROR}
        return {Kind.PROGRESS, Kind.RESULT, Kind.ERROR, Kind.WALL}

    def _take(self, kind: Kind, payload: bytes) -> None:
        if kind is Kind.PROGRESS:
            self._take_progress(*STEP.unpack(payload))
        elif kind is Kind.ERROR:
            self._error = _reported(payload)
        elif kind is Kind.WALL:
            self._error = _missing_wall(payload)
        elif kind is Kind.BLOB:
            self._blobs.append(payload)
        else:
            (self._expected_blobs,) = COUNT.unpack_from(payload)
            if self._expected_blobs > MAX_BLOBS:
                raise broken("more blobs than a result may have")
            self._fields = parse_fields(payload[COUNT.size :])

    def _take_progress(self, done: int, total: int) -> None:
        self._progress_frames += 1
        if done > total or self._progress_frames > MAX_PROGRESS_FRAMES:
            raise broken("progress that cannot be")
        if self._on_progress is not None:
            self._on_progress(done, total)


def _missing_wall(untrusted_name: bytes) -> errors.MaskmillError:
    """Return the error for a wall that did not stand, when its name is one of ours."""
    name = untrusted_name.decode("ascii", "replace")
    if name not in LAYERS:
        raise broken("a wall that does not exist")
    return unavailable((name,))
