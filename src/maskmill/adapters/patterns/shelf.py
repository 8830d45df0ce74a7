"""Keeps built databases in files, and takes none that another user could have written."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_MAGIC = b"maskmill patterns 1\n"
_SIZE_LIMIT = 64 << 20
_KEPT = 3
"""Files that stay in a folder: those of this version, and of others that share it."""

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class Shelf:
    """Folders that are looked into in order; what is new goes into the last one, which is made when its parent exists.

    A file is taken when it and its folder belong to this user or to root, nobody else may write either, and its content
    has the hash that it names. The engine would run whatever stands in it.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """Take the folders; they need not exist."""
        self._folders = tuple(folders)

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key; None when nothing is, or nothing that may be trusted."""
        found = (_read(folder, key) for folder in self._folders)
        return next((data for data in found if data is not None), None)

    def put(self, key: str, data: bytes) -> bool:
        """Keep bytes under a key, for this user only; False when the folder cannot be written."""
        import tempfile  # noqa: PLC0415 - takes some milliseconds, and is needed once a version

        folder = self._folders[-1]
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=folder)  # 0600
        except OSError:
            return False
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + f"{key}\n{_digest(data)}\n".encode() + data)
            Path(name).replace(folder / _file(key))
            _tidy(folder)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()
            return False
        return True


def _tidy(folder: Path) -> None:
    """Drop what older versions left."""
    kept = sorted(folder.glob(_file("*")), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)


def _read(folder: Path, key: str) -> bytes | None:
    try:
        if not _is_ours(folder.stat()):
            return None
        handle = os.open(folder / _file(key), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not (stat.S_ISREG(facts.st_mode) and _is_ours(facts) and facts.st_size <= _SIZE_LIMIT):
            return None
        content = file.read()
    head = content[: len(_MAGIC)]
    named, digest, data = (*content[len(_MAGIC) :].split(b"\n", 2), b"", b"")[:3]
    is_whole = head == _MAGIC and named == key.encode() and digest == _digest(data).encode()
    return data if is_whole else None


def _is_ours(facts: os.stat_result) -> bool:
    return facts.st_uid in {0, os.geteuid()} and not facts.st_mode & _OTHERS_WRITE


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _file(key: str) -> str:
    return f"{key[:32]}.patterns"
