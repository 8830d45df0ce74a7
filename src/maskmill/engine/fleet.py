"""The workers as an operator sees and steers them (CHECKLIST S1-27…33, S3-18…26)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import structlog

from maskmill.domain.job import Queue
from maskmill.domain.total import TotalName
from maskmill.engine import queues
from maskmill.engine.jobs import cancel
from maskmill.engine.kit import Kit
from maskmill.errors import BrokerUnavailable, MaskmillError, NotFound
from maskmill.ports.fleet import FleetView
from maskmill.ports.jobs import JobRow

log = structlog.get_logger("maskmill.jobs")

COUNT_TO: Final = 1_000
"""Up to how many waiting jobs of a queue are counted for the autoscalers: more would change nothing."""

LOOPS: Final = ("dispatch", "recover")
"""The leader locks that a living beat holds."""


class Health(StrEnum):
    """How the whole is."""

    OK = "ok"
    DEGRADED = "degraded"  # jobs run, some late or with less
    DOWN = "down"  # no job runs


@dataclass(frozen=True, slots=True)
class BrokerHealth:
    """Whether the broker answers, and how quickly (milliseconds, 2 decimals)."""

    is_healthy: bool
    latency_ms: float | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class WorkerFigures:
    """Workers that answer, tasks that they run, jobs that wait in all queues, attempts that failed for good."""

    active_workers: int
    active_tasks: int
    pending_tasks: int
    failed_tasks: int


@dataclass(frozen=True, slots=True)
class Status:
    """The whole picture: the worst part decides, and `reasons` says which it is."""

    health: Health
    reasons: tuple[str, ...]
    broker: BrokerHealth
    fleet: FleetView
    waiting: Mapping[Queue, int]


def broker_health(kit: Kit) -> BrokerHealth:
    """Ask the broker how it is; never raises."""
    try:
        return BrokerHealth(is_healthy=True, latency_ms=round(kit.transport.ping_ms(), 2))
    except BrokerUnavailable as exc:
        return BrokerHealth(is_healthy=False, error=exc.detail)


def worker_figures(kit: Kit) -> WorkerFigures:
    """Count workers and tasks as they say themselves, and jobs as the database has them.

    Raises:
        BrokerUnavailable, StoreUnavailable.
    """
    workers = kit.fleet.look().workers
    failed = sum(
        count for key, count in kit.store.figures.totals().items()
        if key.name is TotalName.FINISHED and key.second == "failed"
    )  # fmt: skip
    return WorkerFigures(
        active_workers=len(workers),
        active_tasks=sum(len(worker.active) for worker in workers),
        pending_tasks=sum(state.waiting for state in kit.store.queues.states()),
        failed_tasks=int(failed),
    )


def status(kit: Kit) -> Status:
    """Look at everything; a part that is down is in the answer, and never an error."""
    broker, reasons, health = broker_health(kit), [], Health.OK
    fleet, waiting = FleetView(()), dict.fromkeys(Queue, 0)
    try:
        waiting = {state.queue: state.due for state in kit.store.queues.states()}
        if any((kit.store.jobs.leader(name) or 0.0) < kit.clock() for name in LOOPS):
            health = Health.DEGRADED
            reasons.append("No beat process runs; start `maskmill beat`")
        fleet = kit.fleet.look()
    except MaskmillError as exc:
        return Status(Health.DOWN, (*reasons, exc.detail), broker, fleet, waiting)
    if not fleet.workers and not fleet.silent:
        return Status(Health.DOWN, (*reasons, "No worker runs; start `maskmill worker`"), broker, fleet, waiting)
    if fleet.silent:
        health = Health.DEGRADED
        reasons.append(f"Workers do not answer: {', '.join(fleet.silent)}")
    consumed = {queue for worker in fleet.workers for queue in worker.queues}
    alone = sorted(queue.value for queue, due in waiting.items() if due and queue.value not in consumed)
    if alone and not fleet.silent:
        health = Health.DEGRADED
        reasons.append(f"Jobs wait in queues that no worker takes from: {', '.join(alone)}")
    return Status(health, tuple(reasons), broker, fleet, waiting)


def revoke(kit: Kit, tenant_id: str, job_id: str, actor: str, *, terminate: bool = False) -> JobRow:
    """Cancel a job: softly it ends at its next step; with `terminate` the process that runs it is killed at once.

    What the job had made goes with its row, either way. Raises NotFound, Conflict (it has ended already).
    """
    row = cancel(kit, tenant_id, job_id, actor)
    if terminate and not row.state.is_final:
        try:
            kit.transport.revoke(job_id, terminate=True)
        except BrokerUnavailable as exc:
            log.warning("job.revoke_postponed", job_id=job_id, slug=exc.slug)
    return row


def purge(kit: Kit, actor: str, queue: Queue | None = None, tenant_id: str | None = None) -> int:
    """Cancel the jobs that wait in a queue, or in all, and return how many there were; running ones go on."""
    chosen = list(Queue) if queue is None else [queue]
    return sum(queues.purge(kit, each, actor, tenant_id) for each in chosen)


def tell_waiting(kit: Kit) -> None:
    """Write down beside the messages how many jobs could start: the autoscalers read it. StoreUnavailable."""
    kit.fleet.tell_waiting(kit.store.figures.due(COUNT_TO))


def queue_named(name: str) -> Queue:
    """Return a queue by its name.

    Raises:
        NotFound: there is none; the detail lists what there is.
    """
    if name not in set(Queue):
        raise NotFound(f"There is no queue of that name; there are {', '.join(Queue)}")
    return Queue(name)
