"""Reading the file that an old call names: below the upload folder, and nowhere else (CHECKLIST S1-64)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from maskmill.domain.path import safe_parts
from maskmill.errors import MissingFile, UnsafePath

BLOCK_BYTES = 1 << 20
_STEP = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def opened(folder: Path | None, untrusted_path: str) -> Iterator[Iterator[bytes]]:
    """Lend the file's content in blocks.

    A path is relative to the folder, or absolute and inside of it. No symbolic link is followed below the folder, also
    none that is put there meanwhile: each part is opened from the one before.

    Raises:
        UnsafePath: it leads elsewhere, or to no plain file; or no folder is set. MissingFile.
    """
    if folder is None:
        raise UnsafePath("No file is read before MASKMILL_UPLOAD_FOLDER names the folder that they lie under")
    parts = safe_parts(_below(folder, untrusted_path))
    with os.fdopen(_open(folder, parts), "rb", buffering=0) as file:
        yield iter(lambda: file.read(BLOCK_BYTES), b"")


def _below(folder: Path, untrusted_path: str) -> str:
    """Take the folder off an absolute path that names it; another absolute path stays what it is, and is refused."""
    for root in (str(folder.absolute()), str(folder.resolve())):
        if untrusted_path.startswith(f"{root}/"):
            return untrusted_path[len(root) + 1 :]
    return untrusted_path


def _open(folder: Path, parts: tuple[str, ...]) -> int:
    """Return a descriptor of the plain file at the end of the parts."""
    with ExitStack() as closing:
        try:
            at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            closing.callback(os.close, at)
            for part in parts[:-1]:
                at = os.open(part, _STEP | os.O_DIRECTORY, dir_fd=at)
                closing.callback(os.close, at)
            found = os.open(parts[-1], _STEP | os.O_NONBLOCK, dir_fd=at)
        except (FileNotFoundError, PermissionError) as exc:
            raise MissingFile("There is no such file in the upload folder; put it there and call again") from exc
        except OSError as exc:
            raise UnsafePath("A symbolic link stands on the path; give the path of the file itself") from exc
    if not stat.S_ISREG(os.fstat(found).st_mode):
        os.close(found)
        raise UnsafePath("The path is no plain file; give the path of one")
    return found
