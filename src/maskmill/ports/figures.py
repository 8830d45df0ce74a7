"""What metrics, the autoscaler and the monitor read from the database: numbers and ids, over all tenants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from maskmill.domain.job import Queue
from maskmill.domain.total import TotalKey


@dataclass(frozen=True, slots=True)
class ScheduledJob:
    """A queued job whose time has not come."""

    job_id: str
    kind: str
    queue: Queue
    not_before: float  # seconds since the epoch


class Figures(Protocol):
    """Reading only; what a call costs does not grow with the jobs that have ended."""

    def totals(self) -> Mapping[TotalKey, float]:
        """Return all running totals: they never fall, whatever is pruned."""
        ...

    def open_jobs(self) -> Mapping[tuple[str, str], int]:
        """Return how many jobs have not ended, by (kind, state)."""
        ...

    def due(self, most: int) -> Mapping[Queue, int]:
        """Return how many jobs wait and could start now, by queue, counting at most `most` in each."""
        ...

    def pending(self, tenant_id: str) -> int:
        """Return how many jobs of a tenant are queued."""
        ...

    def scheduled(self, limit: int = 100) -> Sequence[ScheduledJob]:
        """Return the queued jobs whose time has not come, the next first."""
        ...

    def audit_head(self) -> int:
        """Return the number of the last row of the audit chain."""
        ...
