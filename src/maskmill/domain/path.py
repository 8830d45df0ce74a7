"""Relative paths from outside: which of them stay inside the folder they are meant for."""

from __future__ import annotations

from maskmill.errors import UnsafePath

PART_BYTES = 255
"""The longest part of a path that common file systems hold, in bytes."""

_ADVICE = "give a relative path inside the folder, such as letters/2024.pdf"


def safe_parts(untrusted_path: str) -> tuple[str, ...]:
    """Return the parts of a relative path, when it cannot lead anywhere else (CHECKLIST S1-64).

    Symbolic links are the file system's business: the adapter that opens the path refuses them.

    Raises:
        UnsafePath: it is empty, absolute, climbs with `..`, or holds a backslash, a NUL, an empty or an over-long part.
    """
    if "\0" in untrusted_path or "\\" in untrusted_path:
        raise UnsafePath(f"The path holds a character that paths may not hold; {_ADVICE}")
    if untrusted_path.startswith("/"):
        raise UnsafePath(f"The path is absolute; {_ADVICE}")
    parts = tuple(untrusted_path.split("/"))
    if any(part in {"", ".", ".."} for part in parts):
        raise UnsafePath(f"The path has a part that is empty or made of dots; {_ADVICE}")
    if any(_size(part) > PART_BYTES for part in parts):
        raise UnsafePath(f"The path has a part of more than {PART_BYTES} bytes; {_ADVICE}")
    return parts


def _size(part: str) -> int:
    """Return the bytes that a part takes on disk; undecodable bytes (PEP 383) count as what they were."""
    try:
        return len(part.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError as exc:
        raise UnsafePath(f"The path is not valid Unicode; {_ADVICE}") from exc
