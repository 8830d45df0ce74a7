"""Handing a proven file out: under a temporary name first, under its own name last."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from maskmill.cli.files.targets import certificate_of
from maskmill.errors import StorageFull, TargetExists, UnsafePath


@dataclass(frozen=True, slots=True)
class Staged:
    """A result and its certificate under temporary names in the folder of their target (mode 0600)."""

    output: Path
    certificate: Path

    def discard(self) -> None:
        """Remove what was written so far."""
        self.output.unlink(missing_ok=True)
        self.certificate.unlink(missing_ok=True)


def staged_in(folder: Path) -> Staged:
    """Choose temporary names in a folder; nothing is written yet."""
    token = secrets.token_hex(8)
    return Staged(folder / f".maskmill-{token}.part", folder / f".maskmill-{token}.certificate.part")


def write_private(path: Path, content: bytes) -> None:
    """Write a new file that only this user can read, down to the disk.

    Raises:
        StorageFull: nothing is left behind.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as exc:
        path.unlink(missing_ok=True)
        if exc.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StorageFull("The disk is full; free some space and try again") from exc
        raise


def replace_private(path: Path, content: bytes) -> None:
    """Write a file that may exist, so that a reader sees the old or the new one."""
    part = path.with_name(f".maskmill-{secrets.token_hex(8)}.part")
    write_private(part, content)
    part.replace(path)


def publish(staged: Staged, target: Path, root: Path, *, force: bool) -> None:
    """Give a result and its certificate their names; the certificate first, so that no file stands without one.

    Raises:
        TargetExists: somebody made the target meanwhile.
        UnsafePath: the target left the output folder meanwhile.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise UnsafePath("A result would be written outside the output folder; remove the link inside it")
    certificate = certificate_of(target)
    if not force and (os.path.lexists(target) or os.path.lexists(certificate)):
        raise TargetExists("A result exists already; use --force to replace it, or name another folder with -o")
    staged.certificate.replace(certificate)
    staged.output.replace(target)


def free_name(target: Path, taken: set[Path]) -> Path:
    """Return the target, or the target with a number when another result of this call has that name."""
    number, free = 2, target
    while free in taken:
        free = target.with_name(f"{target.stem}-{number}{target.suffix}")
        number += 1
    return free


@contextmanager
def results_to(path: Path | None) -> Iterator[BinaryIO]:
    """Lend standard output, or a file that takes its name only when the block ends well."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(f".maskmill-{secrets.token_hex(8)}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
