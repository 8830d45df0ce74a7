"""Objects in a local folder.

Plain files and not obstore's local store: its thread pool hangs in a forked child, it does not wait until the bytes
are on the disk, and it makes files that others may read.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from maskmill.adapters.blobs.objects import checked, missing
from maskmill.errors import StorageFull, StoreUnavailable

_PIECE_BYTES = 1 << 20
_PART = ".part"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class FolderObjects:
    """One file an object (0600) in folders of at most 1/256 of all (0700), written whole or not at all."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        """Make the folder; one that is there keeps its mode: what is made in it is private in any case."""
        with _disk():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._clock = clock

    def put(self, object_id: str, pieces: Iterable[bytes]) -> None:
        """Write under another name, make it safe on disk, then rename; errors of `pieces` pass unchanged."""
        path = self._path(object_id)
        part = path.with_name(path.name + _PART)
        with _disk():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                for piece in pieces:
                    with _disk():
                        _write_all(file.fileno(), piece)
                with _disk():
                    os.fsync(descriptor)
            with _disk():
                part.rename(path)
                _sync_folder(path.parent)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def read(self, object_id: str) -> Iterator[bytes]:
        """Yield the file in pieces of 1 MiB; NotFound."""
        path = self._path(object_id)
        if not path.is_file():
            raise missing()
        return _pieces(path)

    def delete(self, object_id: str) -> None:
        """Remove the file, and what a broken-off write left of it."""
        path = self._path(object_id)
        with _disk():
            path.unlink(missing_ok=True)
            path.with_name(path.name + _PART).unlink(missing_ok=True)

    def ids(self, older_than_s: float) -> Iterator[str]:
        """Yield the ids of files last written at least so long ago."""
        before = self._clock() - older_than_s
        for path in self._folder.glob("*/*"):
            try:
                old = path.stat().st_mtime <= before
            except FileNotFoundError:  # removed since it was listed
                continue
            if old:
                yield path.name.removesuffix(_PART)

    def _path(self, object_id: str) -> Path:
        return self._folder / checked(object_id)[-2:] / object_id


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE_BYTES):
                yield piece
    except FileNotFoundError as exc:
        raise missing() from exc


def _write_all(descriptor: int, piece: bytes) -> None:
    """Write a piece that the kernel may take in parts."""
    left = memoryview(piece)
    while left:
        left = left[os.write(descriptor, left) :]


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk() -> Iterator[None]:
    """Turn errors of the file system into ours."""
    try:
        yield
    except OSError as exc:
        if exc.errno in _FULL:
            raise StorageFull("The disk of the object folder is full; free some space and try again") from exc
        raise StoreUnavailable("The object folder does not answer; check the data folder and its owner") from exc
