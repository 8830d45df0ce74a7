"""What a jailed child may say: the frames, and how the child writes them.

A frame is one byte of kind, eight bytes of length (big endian) and its payload. The order is fixed: any number of
progress frames, then one error, or one result and exactly the blobs it announced, then the end. `reader` checks it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum

from maskmill.errors import MaskmillError


class Kind(IntEnum):
    """The kinds of frames."""

    PROGRESS = 1  # done and total, eight bytes each
    RESULT = 2  # number of blobs, four bytes; then the fields as JSON
    BLOB = 3
    ERROR = 4  # {"slug", "detail"}
    WALL = 5  # the name of a wall that did not stand; only before anything else


HEADER = struct.Struct(">BQ")
STEP = struct.Struct(">QQ")
COUNT = struct.Struct(">I")
MAX_DETAIL_CHARS = 400


def progress_frame(done: int, total: int) -> bytes:
    """Return a progress frame; negative numbers count as 0."""
    return HEADER.pack(Kind.PROGRESS, STEP.size) + STEP.pack(max(done, 0), max(done, total, 0))


def error_frame(error: MaskmillError) -> bytes:
    """Return the frame of an error of our tree."""
    detail = "".join(sign for sign in error.detail if sign.isprintable())[:MAX_DETAIL_CHARS]
    payload = json.dumps({"slug": error.slug, "detail": detail}).encode()
    return HEADER.pack(Kind.ERROR, len(payload)) + payload


def wall_frame(layer: str) -> bytes:
    """Return the frame that says which wall did not stand."""
    return HEADER.pack(Kind.WALL, len(layer)) + layer.encode()


def result_frames(fields: Mapping[str, object], blobs: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the result frame and the blobs' frames, piece by piece, without copying a blob.

    A lone surrogate, which UTF-8 cannot carry, becomes a question mark: one code point for one.
    """
    text = json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    payload = text.encode("utf-8", "replace")
    yield HEADER.pack(Kind.RESULT, COUNT.size + len(payload)) + COUNT.pack(len(blobs))
    yield payload
    for blob in blobs:
        yield HEADER.pack(Kind.BLOB, len(blob))
        yield blob
