"""The audit chain: canonical JSON rows, each with the SHA-256 of the one before it, checkpoints signed with Ed25519."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row: its number from 1, its canonical JSON body, the hash of the row before, its own hash (hex)."""

    seq: int
    body: str
    previous: str
    hash: str
    signature: str | None  # a checkpoint's


class Audit(Protocol):
    """Append-only. The body holds ids, counts and codes; never personal data."""

    def append(self, action: str, actor: str, facts: Mapping[str, object]) -> AuditRow:
        """Append a row; safe against several writers."""
        ...

    def checkpoint(self, actor: str) -> AuditRow:
        """Append a row that is signed at once, and so closes everything before it."""
        ...

    def rows(self, after: int = 0) -> Iterator[AuditRow]:
        """Yield rows in order."""
        ...
