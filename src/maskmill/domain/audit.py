"""The audit chain's arithmetic: what a row's body says, how rows hang together, what a checkpoint signs.

A row's hash is SHA-256 over the hash of the row before it and its own canonical body. Every hundredth row is a
checkpoint: its hash is signed, so that nobody can write the chain anew without the key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from maskmill.domain.canonical import canonical

GENESIS = "0" * 64
"""What the first row has in the place of a previous hash."""

CHECKPOINT_EVERY = 100
"""Each row whose number this divides is signed."""

CHECKPOINT = "audit.checkpoint"
"""The action of a row that was appended only to be signed."""

_SIGNED = b"maskmill.audit/1\n"
_OWN = frozenset({"action", "actor", "seq"})


@dataclass(frozen=True, slots=True)
class TaskRun:
    """One run of a task as the audit tells it (CHECKLIST S1-68): ids, counts and sizes, never a name."""

    task_name: str
    task_id: str
    user_id: str
    worker_id: str
    session_id: str
    document_ids: Sequence[str] = ()
    pages: int | None = None
    size_bytes: int | None = None

    def facts(self) -> dict[str, object]:
        """Return the fields of the row's body; the chain adds the timestamp."""
        known = {"pages": self.pages, "bytes": self.size_bytes}
        return {
            "task_name": self.task_name,
            "task_id": self.task_id,
            "user_id": self.user_id,
            "worker_id": self.worker_id,
            "session_id": self.session_id,
            "file_info": {
                "documents": list(self.document_ids),
                **{name: value for name, value in known.items() if value is not None},
            },
        }


def row_body(seq: int, at: float, action: str, actor: str, facts: Mapping[str, object]) -> str:
    """Return the canonical JSON of a row; `at` is seconds since the epoch, used when the facts bring no timestamp.

    Raises:
        ValueError: a fact has the name of a field that the chain sets itself.
    """
    if taken := _OWN & facts.keys():
        raise ValueError(f"the chain sets {', '.join(sorted(taken))} itself")
    timestamp = datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
    return canonical({"timestamp": timestamp, **facts, "seq": seq, "action": action, "actor": actor}).decode()


def row_hash(previous: str, body: str) -> str:
    """Return the hash of a row, as hex."""
    return hashlib.sha256(bytes.fromhex(previous) + body.encode()).hexdigest()


def is_checkpoint(seq: int, action: str) -> bool:
    """Say whether a row must carry a signature."""
    return seq % CHECKPOINT_EVERY == 0 or action == CHECKPOINT


def checkpoint_message(seq: int, row_digest: str) -> bytes:
    """Return what a checkpoint signs: its place and, through its hash, all rows before it."""
    return _SIGNED + canonical({"seq": seq, "hash": row_digest})
