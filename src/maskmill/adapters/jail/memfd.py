"""Documents in memory: sealed files without a name, so that plaintext never touches a disk."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator

from maskmill.errors import Unavailable

SEALS = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


def _fill(handle: int, untrusted_bytes: bytes) -> None:
    with memoryview(untrusted_bytes) as view:
        written = 0
        while written < len(view):
            written += os.write(handle, view[written:])
    os.lseek(handle, 0, os.SEEK_SET)
    fcntl.fcntl(handle, fcntl.F_ADD_SEALS, SEALS)


@contextlib.contextmanager
def sealed(untrusted_bytes: bytes) -> Iterator[int]:
    """Give a descriptor of a read-only copy, which nobody can change any more; Unavailable when memory is short."""
    handle = -1
    try:
        handle = os.memfd_create("document", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        _fill(handle, untrusted_bytes)
    except OSError as exc:
        if handle >= 0:
            os.close(handle)
        raise Unavailable("There is no memory left to hand the document to its parser; try again later.") from exc
    try:
        yield handle
    finally:
        os.close(handle)


def read_all(handle: int) -> bytes:
    """Return the whole content of a sealed file, in the child."""
    os.lseek(handle, 0, os.SEEK_SET)  # the position is shared with an earlier try
    with open(handle, "rb", buffering=0, closefd=False) as source:
        return source.readall()
