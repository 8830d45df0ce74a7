"""Failed jobs, grouped by what ended them, and put back into their queues by the group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Cause:
    """Which failed jobs are meant: those of a kind, those of a problem's slug, or all."""

    kind: str | None = None
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class DeadGroup:
    """Failed jobs of one kind and one slug. Times are seconds since the epoch, UTC."""

    kind: str
    slug: str
    count: int
    first_at: float  # when the first of them failed
    last_at: float
    example_id: str  # one of the newest


@dataclass(frozen=True, slots=True)
class DeadJob:
    """One failed job."""

    id: str
    kind: str
    slug: str
    at: float
    attempt: int
    parent_id: str | None


class DeadJobs(Protocol):
    """The failed jobs of a tenant. A batch is never one of them: its failed children are."""

    def groups(self, tenant_id: str) -> Sequence[DeadGroup]:
        """Return the groups, the largest first."""
        ...

    def jobs(self, tenant_id: str, cause: Cause, limit: int) -> Sequence[DeadJob]:
        """Return failed jobs of a cause, the newest first."""
        ...

    def count(self, tenant_id: str, cause: Cause) -> int:
        """Return how many failed jobs of a cause there are."""
        ...

    def retry(self, tenant_id: str, cause: Cause, actor: str, limit: int, before: float) -> Sequence[str]:
        """Queue up to `limit` jobs that failed before `before` again, as Jobs.retry does.

        One transaction, with one audit row (`jobs.retried`) that counts them.
        Return their ids: fewer than `limit` when no more are left, or when somebody else holds the others.
        """
        ...
