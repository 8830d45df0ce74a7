"""The command line's audit chain: the same rows, one JSON line each, in a file."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from maskmill.adapters.store.chain import next_row, tell
from maskmill.domain.audit import CHECKPOINT, GENESIS
from maskmill.domain.canonical import canonical
from maskmill.errors import ProofFailed, StoreUnavailable
from maskmill.ports.audit import AuditRow
from maskmill.ports.keys import Signer

_BLOCK = 4_096


class FileAudit:
    """Appends to a file (0600) under a lock on it, so that commands that run at once never fork the chain."""

    def __init__(self, path: Path, signer: Signer, clock: Callable[[], float] = time.time) -> None:
        """Take the place of the file; it is made by the first append."""
        self._path = path
        self._signer = signer
        self._clock = clock

    def append(self, action: str, actor: str, facts: Mapping[str, object]) -> AuditRow:
        """Append a row, safe on disk when this returns.

        Raises:
            ProofFailed: the last row is not one.
            StoreUnavailable: the file cannot be written.
        """
        with self._locked() as descriptor:
            last = _last(descriptor)
            row = next_row(last, self._clock(), action, actor, facts, self._signer)
            os.write(descriptor, _line(row))
            os.fsync(descriptor)
        tell(row)
        return row

    def checkpoint(self, actor: str) -> AuditRow:
        """Append a row that is signed at once, and so closes everything before it."""
        return self.append(CHECKPOINT, actor, {})

    def rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield rows in order; none when there is no file. ProofFailed for a line that is no row."""
        try:
            with self._path.open("rb") as file:
                for line in file:
                    row = _row(line)
                    if row.seq > after:
                        yield row
        except FileNotFoundError:
            return

    @contextmanager
    def _locked(self) -> Iterator[int]:
        """Lend the open file while nobody else has it."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        except OSError as exc:
            raise StoreUnavailable("The audit file cannot be opened; check the data folder, or use --no-audit") from exc
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield descriptor
        except OSError as exc:
            raise StoreUnavailable("The audit file cannot be written; check the disk, or use --no-audit") from exc
        finally:
            os.close(descriptor)


def _last(descriptor: int) -> tuple[int, str]:
    """Return number and hash of the last row, after cutting off a line that a crash left half written."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    tail, start = b"", end
    while start and tail.count(b"\n", 0, -1) < 2:  # noqa: PLR2004 - the last whole line has one before and one after it
        start = max(0, start - _BLOCK)
        tail = os.pread(descriptor, end - start, start)
    whole = tail[: tail.rfind(b"\n") + 1]
    if len(whole) < len(tail):
        os.ftruncate(descriptor, start + len(whole))
    lines = whole.splitlines()
    if not lines:
        return 0, GENESIS
    row = _row(lines[-1])
    return row.seq, row.hash


def _line(row: AuditRow) -> bytes:
    fields = {
        "seq": row.seq,
        "body": row.body,
        "previous": row.previous,
        "hash": row.hash,
        "signature": row.signature,
    }
    return canonical(fields) + b"\n"


def _row(line: bytes) -> AuditRow:
    try:
        return AuditRow(**json.loads(line))
    except (ValueError, TypeError) as exc:
        raise ProofFailed("The audit file holds a line that is no row; restore it from a backup") from exc
