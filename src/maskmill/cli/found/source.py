"""What is searched: a document that is opened in the jail, or a long text that is read block by block."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from maskmill.cli.files.inputs import STANDARD_INPUT, open_regular, read_bytes, too_large
from maskmill.errors import MissingFile

LONG_BYTES = 1 << 20
"""A text of more bytes is read block by block."""

HEAD_BYTES = 64 << 10
BLOCK_BYTES = 256 << 10

_PDF = b"%PDF-"
_PDF_HEAD = 1024


class Input:
    """A file, or standard input, that can be read as often as wanted."""

    def __init__(self, stream: BinaryIO, size_bytes: int) -> None:
        """Take a stream that can be sought; it begins where it stands now."""
        self._stream = stream
        self._first = stream.tell()
        self.size_bytes = size_bytes

    def head(self) -> bytes:
        """Return the beginning, to its last line break or space, so that no character is cut."""
        self._stream.seek(self._first)
        head = self._stream.read(HEAD_BYTES)
        cut = max(head.rfind(b"\n"), head.rfind(b" "))
        return head[: cut + 1] if len(head) == HEAD_BYTES and cut > 0 and b"\0" not in head else head

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes from their beginning."""
        self._stream.seek(self._first)
        while block := self._stream.read(BLOCK_BYTES):
            yield block

    def whole(self) -> bytes:
        """Return all bytes."""
        self._stream.seek(self._first)
        return self._stream.read()

    @property
    def may_be_long_text(self) -> bool:
        """Whether it is long, and no PDF."""
        return self.size_bytes > LONG_BYTES and _PDF not in self.head()[:_PDF_HEAD]


@contextmanager
def opened(path: str, limit_bytes: int) -> Iterator[Input]:
    """Lend a file, or standard input.

    Raises:
        MissingFile, UnsupportedType: it is not there, not readable, or no regular file.
        FileTooLarge: it holds more than `limit_bytes`.
    """
    with ExitStack() as stack:
        if path != STANDARD_INPUT:
            stream = stack.enter_context(open_regular(path))
        elif stat.S_ISREG(os.fstat(sys.stdin.fileno()).st_mode):
            stream = sys.stdin.buffer
        else:
            held = read_bytes(path, limit_bytes)
            yield Input(BytesIO(held), len(held))
            return
        size_bytes = os.fstat(stream.fileno()).st_size
        if size_bytes > limit_bytes:
            raise too_large(limit_bytes)
        yield Input(stream, size_bytes)


@contextmanager
def opened_lines(path: str) -> Iterator[BinaryIO]:
    """Lend a file, a pipe or standard input, to be read once.

    Raises:
        MissingFile: it is not there, or not readable.
    """
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below; only the opening may fail so
    except (OSError, ValueError) as exc:
        raise MissingFile("The file is not there or this user may not read it; check the path and its mode") from exc
    with stream:
        yield stream
