"""The paths that the old systems' clients call: a job's id is its task id.

REFUSED is shown as FAILURE with a problem, REVIEW as STARTED. An unknown id is 404, never PENDING.
"""

from __future__ import annotations

import time
from typing import Annotated

import anyio
from fastapi import APIRouter, Query, Response
from fastapi.concurrency import run_in_threadpool

from maskmill.domain.job import ApiStatus, JobState, api_status
from maskmill.engine.jobs import cancel
from maskmill.engine.kit import Kit
from maskmill.errors import BrokerUnavailable, Cancelled, Conflict, NotFound, Refused
from maskmill.ports.jobs import JobRow
from maskmill.web.answers import problems
from maskmill.web.auth import JobsCaller, TheKit
from maskmill.web.fleet_schemas import TaskPending, TaskPool, TaskWorkers, TaskWorkerStats
from maskmill.web.jobs import POLL_AFTER_S
from maskmill.web.paths import API, JobId, iso
from maskmill.web.problems import JobFailed
from maskmill.web.results import must_be_done
from maskmill.web.schemas import CeleryState, OldTask, Task, TaskCancelled, TaskResult
from maskmill.web.views import links, problem_of

router = APIRouter(prefix=f"{API}/tasks", tags=["tasks"])
oldest = APIRouter(prefix="/tasks", tags=["tasks"])

LOOK_S = 0.1
_OLD = {ApiStatus.REFUSED: ApiStatus.FAILURE, ApiStatus.REVIEW: ApiStatus.STARTED}
_CELERY: dict[ApiStatus, CeleryState] = {
    ApiStatus.PENDING: "PENDING",
    ApiStatus.STARTED: "STARTED",
    ApiStatus.REVIEW: "STARTED",
    ApiStatus.RETRY: "RETRY",
    ApiStatus.SUCCESS: "SUCCESS",
    ApiStatus.FAILURE: "FAILURE",
    ApiStatus.REFUSED: "FAILURE",
    ApiStatus.CANCELLED: "REVOKED",
}

Timeout = Annotated[
    float,
    Query(alias="timeout", ge=0, le=60, allow_inf_nan=False, description="Seconds to wait for the end."),
]


def _result(kit: Kit, row: JobRow) -> TaskResult | None:
    """Show what a finished job left."""
    if row.state is not JobState.DONE:
        return None
    summary = dict(kit.store.jobs.summary(row.tenant_id, row.id))
    return TaskResult(status="success", summary=summary, links=links(row.id))


def _task(kit: Kit, row: JobRow) -> Task:
    """Show a row in the old form."""
    status = api_status(row.state, row.attempt)
    return Task(
        task_id=row.id,
        status=_OLD.get(status, status),
        submitted_at=iso(row.submitted_at),
        result=_result(kit, row),
        problem=problem_of(row),
    )


def _look(kit: Kit, tenant_id: str, task_id: str) -> tuple[JobRow, Task]:
    """Read a task."""
    row = kit.store.jobs.get(tenant_id, task_id)
    return row, _task(kit, row)


@router.get(
    "/workers",
    operation_id="listTaskWorkers",
    summary="List the workers, in the old systems' shape",
    responses=problems(BrokerUnavailable),
)
def workers(kit: TheKit, _identity: JobsCaller) -> TaskWorkers:
    """Return the workers that answer; `GET /api/v1/fleet/workers` says more."""
    found = kit.fleet.look().workers
    stats = {
        worker.name: TaskWorkerStats(pool=TaskPool(max_concurrency=worker.slots, processes=list(worker.processes)))
        for worker in found
    }
    return TaskWorkers(workers=[worker.name for worker in found], total_workers=len(found), stats=stats)


@router.get(
    "/stats/pending",
    operation_id="countPendingTasks",
    summary="Count what waits, in the old systems' shape",
    responses=problems(BrokerUnavailable),
)
def pending(kit: TheKit, identity: JobsCaller) -> TaskPending:
    """Return how many of the caller's jobs wait for a worker, and how many workers answer."""
    active = len(kit.fleet.look().workers)
    return TaskPending(pending_count=kit.store.figures.pending(identity.tenant_id), workers_active=active)


@router.get("/{task_id}", operation_id="getTask", summary="Look at a task", responses=problems(NotFound))
def show(task_id: JobId, kit: TheKit, identity: JobsCaller) -> Task:
    """Return a task's status, and its result when it has one."""
    return _look(kit, identity.tenant_id, task_id)[1]


@router.get(
    "/{task_id}/result",
    operation_id="getTaskResult",
    summary="Wait for a task's result",
    responses=problems(
        NotFound,
        Cancelled,
        JobFailed,
        Refused,
        also={
            200: {"description": "The result."},
            202: {"model": Task, "description": "Still running: ask again."},
        },
    ),
)
async def result(
    task_id: JobId,
    response: Response,
    kit: TheKit,
    identity: JobsCaller,
    timeout_s: Timeout = 10.0,
) -> Task:
    """Wait for a task at most `timeout_s` seconds; 202 when it is not finished by then."""
    until = time.monotonic() + timeout_s
    while True:
        row, task = await run_in_threadpool(_look, kit, identity.tenant_id, task_id)
        if row.state.is_final:
            must_be_done(row)
            return task
        left = until - time.monotonic()
        if left <= 0:
            response.status_code = 202
            response.headers["Retry-After"] = str(POLL_AFTER_S)
            return task
        await anyio.sleep(min(LOOK_S, left))


@router.delete(
    "/{task_id}",
    operation_id="deleteTask",
    summary="Cancel a task, waiting or running",
    responses=problems(NotFound, Conflict),
)
def stop(task_id: JobId, kit: TheKit, identity: JobsCaller) -> TaskCancelled:
    """Cancel a task; a running one ends at its next step."""
    row = cancel(kit, identity.tenant_id, task_id, identity.key_id)
    ended = row.state is JobState.CANCELLED
    message = "The task was cancelled" if ended else "The task ends at its next step"
    return TaskCancelled(status="cancelled", task_id=row.id, message=message)


@oldest.get(
    "/{task_id}",
    operation_id="getOldTask",
    summary="Look at a task, as Celery's own clients do",
    responses=problems(NotFound),
)
def show_old(task_id: JobId, kit: TheKit, identity: JobsCaller) -> OldTask:
    """Return a task's state in Celery's words; when it has ended, its result, or the problem that ended it."""
    row = kit.store.jobs.get(identity.tenant_id, task_id)
    result = (_result(kit, row) or problem_of(row)) if row.state.is_final else None
    return OldTask(task_id=row.id, state=_CELERY[api_status(row.state, row.attempt)], result=result)
