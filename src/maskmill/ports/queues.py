"""The queues as an operator sees and steers them, and a job's place in its queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from maskmill.domain.job import Queue


@dataclass(frozen=True, slots=True)
class QueueState:
    """A queue now. `waiting` counts queued rows of all priorities, `due` those whose time has come."""

    queue: Queue
    waiting: int
    due: int
    running: int
    oldest_at: float | None  # when the oldest due row was submitted
    paused_at: float | None  # None: it gives jobs to workers


@dataclass(frozen=True, slots=True)
class TenantLimits:
    """What one tenant may use at once; None is no limit."""

    max_running: int | None = None  # jobs with workers or in the broker
    starts_per_minute: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a queued job stands: how many start before it, and when it is likely to start.

    `start_in_s` is None when nothing honest can be said: the queue is paused, or too few jobs of late ended.
    """

    ahead: int
    start_in_s: float | None


class Queues(Protocol):
    """Steering by queue and by tenant."""

    def states(self) -> Sequence[QueueState]:
        """Return every queue of DESIGN section 3, also an empty one, in that order."""
        ...

    def pause(self, queue: Queue, actor: str) -> None:
        """Give none of the queue's jobs to workers from now on; running ones go on. Pausing twice changes nothing."""
        ...

    def resume(self, queue: Queue) -> None:
        """Undo `pause`."""
        ...

    def purge(self, queue: Queue, tenant_id: str | None = None) -> Sequence[str]:
        """Cancel the queued rows of a queue (of one tenant), and return their ids; running ones go on."""
        ...

    def limits(self, tenant_id: str) -> TenantLimits:
        """Return a tenant's limits; NotFound."""
        ...

    def set_limits(self, tenant_id: str, limits: TenantLimits) -> None:
        """Change a tenant's limits; NotFound."""
        ...

    def place(self, tenant_id: str, job_id: str) -> Place | None:
        """Return a queued job's place; None when it does not wait for a worker. NotFound."""
        ...
