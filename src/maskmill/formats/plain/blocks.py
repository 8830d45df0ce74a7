"""A long text, decoded block by block: no byte is parsed, so that it needs neither a jail nor memory for the whole.

The text is that of `decode`.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator

from maskmill.errors import UnsupportedType
from maskmill.formats.plain.decode import MARKS

Reading = Callable[[], Iterable[bytes]]
"""Gives the bytes from their beginning, in blocks of any size, as often as it is asked."""


def decode_blocks(untrusted: Reading, encoding: str) -> Callable[[], Iterator[str]]:
    """Return what gives the text in blocks; `encoding` is that of its beginning.

    Raises:
        UnsupportedType: the bytes are no text, or break the encoding that their first bytes name.
    """
    marked = next((len(mark) for mark, name in MARKS if name == encoding and _starts(untrusted, mark)), 0)
    if marked or encoding.startswith("utf-16"):
        if not _fits(untrusted, encoding, marked):
            raise UnsupportedType("The text breaks the encoding that its first bytes name; save it as UTF-8.")
        return lambda: _decoded(untrusted, encoding, marked)
    if any(b"\0" in block for block in untrusted()):
        raise UnsupportedType("The file is not a text and of no type that can be opened; convert it to PDF or text.")
    fitting = next((name for name in ("utf-8", "cp1252") if _fits(untrusted, name, 0)), "latin-1")
    return lambda: _decoded(untrusted, fitting, 0)


def _starts(untrusted: Reading, mark: bytes) -> bool:
    head = b""
    for block in untrusted():
        head += block
        if len(head) >= len(mark):
            break
    return head.startswith(mark)


def _fits(untrusted: Reading, encoding: str, skip: int) -> bool:
    """Say whether all of the bytes are text in an encoding."""
    try:
        for _block in _decoded(untrusted, encoding, skip):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _decoded(untrusted: Reading, encoding: str, skip: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    for block in untrusted():
        part = block[skip:]
        skip -= len(block) - len(part)
        yield decoder.decode(part)
    yield decoder.decode(b"", final=True)
