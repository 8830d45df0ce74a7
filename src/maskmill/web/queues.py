"""The queues of this installation: seen, paused, resumed and emptied by its operator."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import AfterValidator

from maskmill.domain.job import Queue
from maskmill.engine.queues import pause, purge, resume, states
from maskmill.errors import NotFound
from maskmill.ports.queues import QueueState
from maskmill.web.answers import problems
from maskmill.web.auth import Operator, TheKit
from maskmill.web.operations import QueueLine, QueueList, QueuePurged
from maskmill.web.paths import API, iso_or_none

router = APIRouter(prefix=f"{API}/queues", tags=["queues"])


def _known(value: str) -> Queue:
    """Return the queue of that name."""
    try:
        return Queue(value)
    except ValueError as exc:
        raise NotFound(f"There is no queue of that name; there are {', '.join(Queue)}") from exc


QueueName = Annotated[
    str,
    AfterValidator(_known),
    Path(description="A name that GET /api/v1/queues lists.", json_schema_extra={"enum": list(Queue)}),
]


def _line(state: QueueState) -> QueueLine:
    """Show a queue."""
    return QueueLine(
        queue=state.queue,
        waiting=state.waiting,
        due=state.due,
        running=state.running,
        oldest_at=iso_or_none(state.oldest_at),
        paused_at=iso_or_none(state.paused_at),
    )


def _one(kit: TheKit, queue: Queue) -> QueueLine:
    """Show a queue as it is now."""
    return next(_line(state) for state in states(kit) if state.queue is queue)


@router.get("", operation_id="listQueues", summary="List the queues", responses=problems())
def index(kit: TheKit, _identity: Operator) -> QueueList:
    """Return every queue, empty ones too, over all tenants."""
    return QueueList(queues=[_line(state) for state in states(kit)])


@router.post("/{queue}/pause", operation_id="pauseQueue", summary="Pause a queue", responses=problems(NotFound))
def stop(queue: QueueName, kit: TheKit, identity: Operator) -> QueueLine:
    """Give none of its jobs to workers from now on; running ones go on, and new ones are taken and wait."""
    pause(kit, Queue(queue), identity.key_id)
    return _one(kit, Queue(queue))


@router.post("/{queue}/resume", operation_id="resumeQueue", summary="Resume a queue", responses=problems(NotFound))
def go_on(queue: QueueName, kit: TheKit, identity: Operator) -> QueueLine:
    """Let a paused queue give out its jobs again."""
    resume(kit, Queue(queue), identity.key_id)
    return _one(kit, Queue(queue))


@router.post(
    "/{queue}/purge",
    operation_id="purgeQueue",
    summary="Cancel the jobs that wait in a queue",
    responses=problems(NotFound),
)
def empty(
    queue: QueueName,
    kit: TheKit,
    identity: Operator,
    tenant: Annotated[
        str | None,
        Query(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.:-]+$", description="Only jobs of this tenant."),
    ] = None,
) -> QueuePurged:
    """Cancel what waits, of one tenant or of all; running jobs go on."""
    return QueuePurged(queue=Queue(queue), cancelled=purge(kit, Queue(queue), identity.key_id, tenant))
