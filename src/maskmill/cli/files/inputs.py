"""Reading the files that a user names."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from maskmill.errors import FileTooLarge, InvalidRequest, MissingFile, UnsupportedType

STANDARD_INPUT = "-"

_CHUNK = 1 << 20


def read_bytes(path: str, limit_bytes: int) -> bytes:
    """Return what a file, or standard input for "-", holds.

    Raises:
        MissingFile, UnsupportedType: it is not there, not readable, or no regular file.
        FileTooLarge: it holds more than `limit_bytes`; it is not read to its end then.
    """
    if path == STANDARD_INPUT:
        return _read_all(sys.stdin.buffer, limit_bytes)
    with open_regular(path) as stream:
        if os.fstat(stream.fileno()).st_size > limit_bytes:
            raise too_large(limit_bytes)
        return _read_all(stream, limit_bytes)


def open_regular(path: str) -> BinaryIO:
    """Open a file to read.

    Raises:
        MissingFile, UnsupportedType: it is not there, not readable, or no regular file.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except (OSError, ValueError) as exc:
        raise MissingFile("The file is not there or this user may not read it; check the path and its mode") from exc
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)  # a folder cannot become a stream
        raise UnsupportedType("This is no regular file; name a file, or use - for standard input")
    return os.fdopen(descriptor, "rb")


def _read_all(stream: BinaryIO, limit_bytes: int) -> bytes:
    """Read to the end, but never more than the limit."""
    parts: list[bytes] = []
    left = limit_bytes
    while chunk := stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise too_large(limit_bytes)
        parts.append(chunk)
    return b"".join(parts)


def too_large(limit_bytes: int) -> FileTooLarge:
    """Name the limit and how to raise it."""
    return FileTooLarge(f"The file is larger than {limit_bytes} bytes; raise MASKMILL_MAX_FILE_BYTES or split the file")


def read_password(path: Path | None) -> str | None:
    """Return the first line of a password file; None when there is no file.

    Raises:
        InvalidRequest: the file is not readable or its first line is empty.
    """
    if path is None:
        return None
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise InvalidRequest("The password file cannot be read; it holds the password in its first line") from exc
    if not lines or not lines[0]:
        raise InvalidRequest("The password file is empty; it holds the password in its first line")
    return lines[0]
