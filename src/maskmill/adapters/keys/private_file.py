"""Files that only their owner may read: the master key and the signing key."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from maskmill.errors import InvalidSettings

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LARGEST = 64 << 10


def private_folder(folder: Path) -> Path:
    """Make a folder and the one above it (0700) and return it; one that is there keeps its mode: it may be shared."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # `mode` never reaches the parents of a folder
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def read_private(path: Path) -> bytes:
    """Return what a private file holds; a symbolic link is not followed.

    Raises:
        FileNotFoundError: there is none.
        InvalidSettings: others may read it; the detail names the command that mends it.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except OSError as exc:
        raise InvalidSettings(f"The key file keys/{path.name} cannot be opened; check its owner and its type") from exc
    with os.fdopen(descriptor, "rb") as file:
        if stat.S_IMODE(os.fstat(descriptor).st_mode) & _OTHERS:
            raise InvalidSettings(
                f"The key file keys/{path.name} can be read by others; make new keys if they may have done so, "
                f"else run: chmod 600 keys/{path.name}"
            )
        return file.read(_LARGEST)


def read_or_create(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return what a private file holds, made at first use; several processes at once agree on one content."""
    with suppress(FileNotFoundError):
        return read_private(path)
    private_folder(path.parent)
    write_private(path, make(), replace=False)
    return read_private(path)


def write_private(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file (0600) in one step, safe on disk when this returns; without `replace`, one that is there stays."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        if replace:
            draft.replace(path)
        else:
            with suppress(FileExistsError):
                os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
