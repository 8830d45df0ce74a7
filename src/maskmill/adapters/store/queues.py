"""The queues as an operator steers them, and a job's place in its line."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    TextClause,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.closing import close
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.line import IS_READY, IS_SENT, UNMARKED, first_ranks, rank_of_row
from maskmill.adapters.store.table import Fields, load_job
from maskmill.adapters.store.tables import JOB, Job, PausedQueue, Tenant
from maskmill.domain.job import JobState, Queue
from maskmill.errors import InvalidRequest, NotFound
from maskmill.ports.queues import Place, QueueState, TenantLimits

PURGED_AT_ONCE = 200
"""Rows that one transaction cancels: a purge never holds the database for long."""

_LATELY_S, _LATELY = 3_600.0, 500
"""An estimate looks so far back, in seconds and in ended jobs of all queues."""
_FEWEST = 5
"""An estimate needs so many ended jobs of the queue."""

_IS_QUEUED = Job.state == JobState.QUEUED.value


class SqlQueues:
    """Steering by queue and by tenant."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        """Take the parts that all tables share."""
        self._database = database
        self._clock = clock

    def states(self) -> Sequence[QueueState]:
        """Return every queue, also an empty one, in the order of DESIGN section 3."""
        now = self._clock()
        is_due = Job.not_before <= now
        query = (
            select(Job.queue, Job.state, func.count(), func.count(case((is_due, 1))),
                   func.min(case((is_due, Job.submitted_at))))
            .where(Job.state.in_([JobState.QUEUED.value, JobState.RUNNING.value]))
            .group_by(Job.queue, Job.state)
        )  # fmt: skip
        with self._database.read() as connection:
            found = {(queue, state): tuple(rest) for queue, state, *rest in connection.execute(query)}
            paused = {row.queue: row.paused_at for row in connection.execute(select(PausedQueue))}
        states = []
        for queue in Queue:
            waiting, due, oldest_at = found.get((queue.value, JobState.QUEUED.value), (0, 0, None))
            running = found.get((queue.value, JobState.RUNNING.value), (0,))[0]
            states.append(QueueState(queue, waiting, due, running, oldest_at, paused.get(queue.value)))
        return states

    def pause(self, queue: Queue, actor: str) -> None:
        """Give no job of the queue to workers from now on, also none that was sent; twice changes nothing."""
        values = {"queue": queue.value, "paused_at": self._clock(), "actor": actor}
        try:
            with self._database.write() as connection:
                if _is_paused(connection, queue.value):
                    return
                connection.execute(insert(PausedQueue).values(values))
                sent = select(Job.id).where(IS_SENT, Job.queue == queue.value).with_for_update(skip_locked=True)
                ids = list(connection.execute(sent).scalars())
                connection.execute(update(JOB).where(Job.id.in_(ids)).values(UNMARKED))
        except IntegrityError:  # somebody else paused it just now (PostgreSQL)
            return

    def resume(self, queue: Queue) -> None:
        """Undo `pause`."""
        with self._database.write() as connection:
            connection.execute(delete(PausedQueue).where(PausedQueue.queue == queue.value))

    def purge(self, queue: Queue, tenant_id: str | None = None) -> Sequence[str]:
        """Cancel the queued rows of a queue (of one tenant), some at a time, and return their ids."""
        now = self._clock()
        wanted = and_(_IS_QUEUED, Job.queue == queue.value, Job.submitted_at <= now)
        if tenant_id is not None:
            wanted = and_(wanted, Job.tenant_id == tenant_id)
        some = select(Job.id).where(wanted).order_by(Job.id).limit(PURGED_AT_ONCE).with_for_update(skip_locked=True)
        purged: list[str] = []
        while True:
            with self._database.write() as connection:
                ids = list(connection.execute(some).scalars())
                if not ids:
                    return purged
                ended = close(connection, and_(Job.id.in_(ids), _IS_QUEUED), JobState.CANCELLED, now)
            purged += [row["id"] for row in ended]

    def limits(self, tenant_id: str) -> TenantLimits:
        """Return a tenant's limits; NotFound."""
        query = select(Tenant.max_running, Tenant.starts_per_minute).where(Tenant.id == tenant_id)
        with self._database.read() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise _no_tenant()
        return TenantLimits(row.max_running, row.starts_per_minute)

    def set_limits(self, tenant_id: str, limits: TenantLimits) -> None:
        """Change a tenant's limits; NotFound, InvalidRequest for one below 1."""
        values = {"max_running": limits.max_running, "starts_per_minute": limits.starts_per_minute}
        if any(limit is not None and limit < 1 for limit in values.values()):
            raise InvalidRequest("A limit is 1 or more; leave it out for none, or pause the queue")
        with self._database.write() as connection:
            if not connection.execute(update(Tenant).where(Tenant.id == tenant_id).values(values)).rowcount:
                raise _no_tenant()

    def place(self, tenant_id: str, job_id: str) -> Place | None:
        """Return a queued job's place; None when it does not wait for a worker, or for another job first. NotFound."""
        now = self._clock()
        with self._database.read() as connection:
            job = load_job(connection, tenant_id, job_id)
            later = job["not_before"] > now
            if job["state"] != JobState.QUEUED.value or (later and job["after_id"] is not None):
                return None
            ahead = _ahead(connection, job)
            seconds_each = _seconds_each(connection, job["queue"], now)
            if seconds_each is None or _is_paused(connection, job["queue"]):
                return Place(ahead, None)
        return Place(ahead, max((ahead + 1) * seconds_each, job["not_before"] - now, 0.0))


def _ahead(connection: Connection, job: Fields) -> int:
    """Count who starts before a job: the messages that are out, its tenant's earlier rows, and the others' turns."""
    sent = [IS_SENT, Job.queue == job["queue"]]
    if job["dispatched_at"] is not None:
        same = and_(Job.dispatch_priority == job["dispatch_priority"], Job.dispatched_at < job["dispatched_at"])
        return _count(connection, *sent, or_(Job.dispatch_priority < job["dispatch_priority"], same))
    ready = [IS_READY, Job.queue == job["queue"]]
    own_rank = connection.execute(select(func.abs(rank_of_row())).where(Job.id == job["id"])).scalar_one()
    before = or_(Job.rank < own_rank, and_(Job.rank == own_rank, Job.child_index < job["child_index"]))
    own = _count(connection, *ready, Job.tenant_id == job["tenant_id"], before)
    turns = own + 1
    others = sum(
        _count(connection, *ready, Job.tenant_id == tenant, most=turns)
        for tenant in first_ranks(connection, job["queue"])
        if tenant != job["tenant_id"]
    )
    return _count(connection, *sent) + own + others


def _count(connection: Connection, *which: ColumnElement[bool] | TextClause, most: int | None = None) -> int:
    rows = select(literal(1)).select_from(Job).where(*which).limit(most).subquery()
    return int(connection.execute(select(func.count()).select_from(rows)).scalar_one())


def _seconds_each(connection: Connection, queue: str, now: float) -> float | None:
    """Return how often a worker takes a job of a queue just now; None when nothing honest can be said."""
    running = _count(connection, Job.state == JobState.RUNNING.value, Job.queue == queue)
    lately = (
        select(Job.queue, Job.started_at, Job.finished_at)
        .where(Job.finished_at > now - _LATELY_S, Job.started_at.is_not(None))
        .order_by(Job.finished_at.desc())
        .limit(_LATELY)
        .subquery()
    )
    query = select(lately.c.finished_at - lately.c.started_at).where(lately.c.queue == queue)
    took = list(connection.execute(query).scalars())
    return statistics.median(took) / running if running and len(took) >= _FEWEST else None


def _is_paused(connection: Connection, queue: str) -> bool:
    return connection.execute(select(PausedQueue.queue).where(PausedQueue.queue == queue)).first() is not None


def _no_tenant() -> NotFound:
    return NotFound("There is no tenant with that id")
