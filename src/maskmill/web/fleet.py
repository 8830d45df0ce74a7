"""The workers of this installation: seen and steered by its operator."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from maskmill.domain.job import api_status
from maskmill.engine import fleet
from maskmill.engine.fleet import BrokerHealth
from maskmill.errors import BrokerUnavailable, Conflict, NotFound
from maskmill.ports.fleet import Worker, WorkerTask, all_tasks
from maskmill.web.answers import problems
from maskmill.web.auth import Operator, TheKit
from maskmill.web.fleet_schemas import (
    FleetBroker,
    FleetFigures,
    FleetRegistered,
    FleetRevoked,
    FleetScaling,
    FleetStatus,
    FleetTask,
    FleetTasks,
    FleetWorker,
    FleetWorkers,
)
from maskmill.web.paths import API, JobId, iso, iso_or_none

router = APIRouter(prefix=f"{API}/fleet", tags=["fleet"])

MOST_SCHEDULED = 1_000


@router.get("", operation_id="getFleet", summary="Look at everything", responses=problems())
def whole(kit: TheKit, _identity: Operator) -> FleetStatus:
    """Return how broker, beat, workers and queues are; a part that is down is in the answer, and never an error."""
    seen = fleet.status(kit)
    return FleetStatus(
        status=seen.health.value,
        reasons=list(seen.reasons),
        broker=_broker(seen.broker),
        workers=[_worker(worker) for worker in seen.fleet.workers],
        silent=list(seen.fleet.silent),
        waiting={queue.value: count for queue, count in seen.waiting.items()},
    )


@router.get(
    "/workers", operation_id="listWorkers", summary="List the workers", responses=problems(BrokerUnavailable)
)  # fmt: skip
def workers(kit: TheKit, _identity: Operator) -> FleetWorkers:
    """Ask all workers what they are and do; the answer is at most some seconds old."""
    view = kit.fleet.look()
    return FleetWorkers(workers=[_worker(worker) for worker in view.workers], silent=list(view.silent))


@router.get(
    "/stats",
    operation_id="getFleetStats",
    summary="Count workers, tasks and jobs",
    responses=problems(BrokerUnavailable),
)
def stats(kit: TheKit, _identity: Operator) -> FleetFigures:
    """Count what runs by asking the workers, and what waits and failed in the database."""
    found = fleet.worker_figures(kit)
    return FleetFigures(
        active_workers=found.active_workers,
        active_tasks=found.active_tasks,
        pending_tasks=found.pending_tasks,
        failed_tasks=found.failed_tasks,
    )


@router.get(
    "/tasks/{which}",
    operation_id="listFleetTasks",
    summary="List tasks that workers run, hold or keep for later",
    responses=problems(BrokerUnavailable, NotFound),
)
def tasks(which: Literal["active", "reserved", "scheduled"], kit: TheKit, _identity: Operator) -> FleetTasks:
    """List tasks by id; `scheduled` has the queued jobs whose time has not come, too."""
    found = [_task(task, worker) for worker, task in all_tasks(kit.fleet.look().workers, which)]
    if which == "scheduled":
        found += [
            FleetTask(id=job.job_id, name=job.kind, queue=job.queue.value, worker=None, due_at=iso(job.not_before))
            for job in kit.store.figures.scheduled(MOST_SCHEDULED)
        ]
    return FleetTasks(tasks=found)


@router.get(
    "/registered",
    operation_id="listRegisteredTasks",
    summary="List the tasks that each worker knows",
    responses=problems(BrokerUnavailable),
)
def registered(kit: TheKit, _identity: Operator) -> FleetRegistered:
    """List names of tasks, worker by worker."""
    return FleetRegistered(workers={worker.name: list(worker.registered) for worker in kit.fleet.look().workers})


@router.post(
    "/jobs/{job_id}/revoke",
    operation_id="revokeJob",
    summary="End a job, softly or by killing its process",
    responses=problems(NotFound, Conflict),
)
def revoke(
    job_id: JobId,
    kit: TheKit,
    identity: Operator,
    terminate: Annotated[bool, Query(description="Kill the process that runs it.")] = False,  # noqa: FBT002 - a query parameter
) -> FleetRevoked:
    """Cancel a job of the key's tenant; what it had made is removed, either way."""
    row = fleet.revoke(kit, identity.tenant_id, job_id, identity.key_id, terminate=terminate)
    killed = terminate and not row.state.is_final
    return FleetRevoked(job_id=row.id, status=api_status(row.state, row.attempt), terminated=killed)


def _broker(health: BrokerHealth) -> FleetBroker:
    status: Literal["healthy", "unhealthy"] = "healthy" if health.is_healthy else "unhealthy"
    return FleetBroker(status=status, latency_ms=health.latency_ms, error=health.error)


def _worker(worker: Worker) -> FleetWorker:
    scaling = worker.scaling
    return FleetWorker(
        name=worker.name,
        pool=worker.pool,
        slots=worker.slots,
        processes=list(worker.processes),
        queues=list(worker.queues),
        active=len(worker.active),
        reserved=len(worker.reserved),
        scheduled=len(worker.scheduled),
        done=dict(worker.done),
        uptime_s=worker.uptime_s,
        scaling=FleetScaling(least=scaling.least, most=scaling.most, pressure=scaling.pressure) if scaling else None,
    )


def _task(task: WorkerTask, worker: str) -> FleetTask:
    return FleetTask(
        id=task.id,
        name=task.name,
        queue=task.queue,
        worker=worker,
        process=task.process,
        started_at=iso_or_none(task.started_at),
        due_at=iso_or_none(task.due_at),
    )
