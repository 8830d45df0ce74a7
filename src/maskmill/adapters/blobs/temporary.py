"""Temporary files that nobody else can read and that do not stay: for programs that take nothing but a path."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from maskmill.domain.path import safe_parts
from maskmill.errors import MissingFile, UnsafePath

BLOCK_BYTES = 1 << 20
"""Files are hashed and overwritten in blocks of this size (at least 4096)."""


@contextmanager
def private_folder(root: Path | None = None) -> Iterator[Path]:
    """Lend a fresh folder (0700); what is in it is overwritten and removed at the end, also after a failure."""
    folder = Path(tempfile.mkdtemp(prefix="maskmill-", dir=root))
    try:
        yield folder
    finally:
        _remove(folder)


def write_private(folder: Path, untrusted_name: str, chunks: Iterable[bytes]) -> Path:
    """Write a new file (0600) at a relative path under `folder` and return it.

    Raises:
        UnsafePath: the path leads elsewhere, or there is something already.
    """
    path = inside(folder, untrusted_name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except FileExistsError as exc:
        raise UnsafePath("The path is taken; give another one") from exc
    with os.fdopen(descriptor, "wb") as file:
        file.writelines(chunks)
    return path


def inside(folder: Path, untrusted_path: str) -> Path:
    """Return the place of a relative path under `folder`, when no symbolic link stands on the way (CHECKLIST S1-64).

    Raises:
        UnsafePath.
    """
    path = folder
    for part in safe_parts(untrusted_path):
        path /= part
        if path.is_symlink():
            raise UnsafePath("A symbolic link stands on the path; give the path of the file itself")
    return path


def secure_delete(path: Path) -> None:
    """Overwrite a file with random bytes, wait until they are on the disk, and remove it (CHECKLIST S1-66).

    It promises nothing on an SSD, a copy-on-write file system or an object store: there, and for documents in any
    case, destroying the key is the delete.

    Raises:
        MissingFile: there is no such file.
        UnsafePath: it is a link, a folder or a device.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as exc:
        raise MissingFile("There is no such file; nothing was deleted") from exc
    except OSError as exc:
        raise UnsafePath("Only plain files are deleted; give the path of the file itself") from exc
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnsafePath("Only plain files are deleted; give the path of the file itself")
        left = status.st_size
        while left > 0:
            left -= file.write(os.urandom(min(left, BLOCK_BYTES)))
        file.flush()
        os.fsync(descriptor)
    path.unlink()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hex, read block by block; MissingFile."""
    digest = hashlib.sha256()
    try:
        with path.open("rb", buffering=0) as file:
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
    except FileNotFoundError as exc:
        raise MissingFile("The file is not there; check its path") from exc
    return digest.hexdigest()


def _remove(folder: Path) -> None:
    """Overwrite all plain files below a folder, then remove it; links are removed, never followed."""
    for parent, _folders, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if path.is_file() and not path.is_symlink():
                path.chmod(0o600)
                secure_delete(path)
    shutil.rmtree(folder)
