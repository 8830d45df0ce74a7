"""Deciding about jobs from outside a worker: cancel, retry, dispatch, lead."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.again import AGAIN, again
from maskmill.adapters.store.closing import close
from maskmill.adapters.store.table import JobTable, job_row, load_job
from maskmill.adapters.store.tables import JOB, Job, Leader
from maskmill.domain.job import JobState, Queue
from maskmill.errors import Conflict
from maskmill.ports.jobs import Dispatch, JobRow

_QUEUED = JobState.QUEUED.value
_RUNNING = JobState.RUNNING.value
_AT_ONCE = (JobState.QUEUED.value, JobState.REVIEW.value)


class Steering(JobTable):
    """The part of the job table that operators, dispatchers and leaders use."""

    def cancel(self, tenant_id: str, job_id: str, actor: str = "system") -> JobRow:
        """Cancel a job, or all children of a batch: what waits at once, what runs by its flag. NotFound, Conflict."""
        now = self._clock()
        with self._audit.transaction() as (connection, note):
            job = load_job(connection, tenant_id, job_id)
            if JobState(job["state"]).is_final:
                raise Conflict("The job has ended; there is nothing to cancel")
            if job["state"] == JobState.WAITING.value:
                _lock_children(connection, job_id)
                _flag(connection, Job.parent_id == job_id)
                connection.execute(update(JOB).where(Job.id == job_id).values(cancel_requested=True))
                close(connection, and_(Job.parent_id == job_id, Job.state.in_(_AT_ONCE)), JobState.CANCELLED, now)
            elif not close(connection, and_(Job.id == job_id, Job.state.in_(_AT_ONCE)), JobState.CANCELLED, now):
                _flag(connection, Job.id == job_id)
            row = job_row(load_job(connection, tenant_id, job_id))
            note("job.cancelled", actor, {"job_id": job_id, "state": row.state.value, "tenant_id": tenant_id})
            return row

    def retry(self, tenant_id: str, job_id: str, actor: str = "system") -> JobRow:
        """Queue a failed, refused or cancelled job again, or such children of a batch. NotFound, Conflict."""
        now = self._clock()
        with self._audit.transaction() as (connection, note):
            job = load_job(connection, tenant_id, job_id)
            if job["state"] not in AGAIN:
                raise Conflict("Only a failed, refused or cancelled job can be tried again")
            again(connection, job, now)
            note("job.retried", actor, {"job_id": job_id, "kind": job["kind"], "tenant_id": tenant_id})
            return job_row(load_job(connection, tenant_id, job_id))

    def dispatchable(self, window: int, stale_s: float) -> Sequence[Dispatch]:
        """Mark the next rows as sent, so that at most `window` are with the broker or running, and return them."""
        now, token = self._clock(), uuid.uuid4().hex
        unsent = or_(Job.dispatched_at.is_(None), Job.dispatched_at <= now - stale_s)
        out = or_(Job.state == _RUNNING, and_(Job.state == _QUEUED, Job.dispatched_at > now - stale_s))
        ready = and_(Job.state == _QUEUED, Job.not_before <= now, unsent)
        with self._database.write() as connection:
            self._database.serialise(connection, "dispatch")
            room = window - int(connection.execute(select(func.count()).select_from(Job).where(out)).scalar_one())
            if room <= 0:
                return []
            order = (Job.priority, Job.submitted_at, Job.child_index, Job.id)
            query = select(Job.id, Job.queue, Job.priority).where(ready).order_by(*order).limit(room)
            rows = connection.execute(query.with_for_update(skip_locked=True)).all()
            if rows:
                marked = update(JOB).where(Job.id.in_([row.id for row in rows]))
                connection.execute(marked.values(dispatched_at=now, dispatch_token=token))
        return [Dispatch(row.id, Queue(row.queue), row.priority, token) for row in rows]

    def undispatch(self, dispatch: Dispatch) -> None:
        """Take the mark off a row that is still queued and was not marked anew."""
        mine = and_(Job.id == dispatch.job_id, Job.dispatch_token == dispatch.token, Job.state == _QUEUED)
        with self._database.write() as connection:
            connection.execute(update(JOB).where(mine).values(dispatched_at=None, dispatch_token=None))

    def lead(self, name: str, owner: str, lease_s: float) -> bool:
        """Take or keep a leader lock; False when another owner holds it."""
        now = self._clock()
        free = or_(Leader.owner == owner, Leader.until < now)
        taken = update(Leader).where(Leader.name == name, free).values(owner=owner, until=now + lease_s)
        try:
            with self._database.write() as connection:
                if connection.execute(taken).rowcount:
                    return True
                if connection.execute(select(Leader.name).where(Leader.name == name)).first():
                    return False
                connection.execute(insert(Leader).values(name=name, owner=owner, until=now + lease_s))
                return True
        except IntegrityError:  # another one inserted the row first (PostgreSQL)
            return False

    def leader(self, name: str) -> float | None:
        """Return until when a leader lock is held; None when nobody ever did."""
        with self._database.read() as connection:
            return connection.execute(select(Leader.until).where(Leader.name == name)).scalar()


def _lock_children(connection: Connection, parent_id: str) -> None:
    """Hold all children before their parent is touched: everybody locks rows in this order."""
    connection.execute(select(Job.id).where(Job.parent_id == parent_id).order_by(Job.id).with_for_update())


def _flag(connection: Connection, which: ColumnElement[bool]) -> None:
    """Ask running workers to stop."""
    connection.execute(update(JOB).where(which, Job.state == _RUNNING).values(cancel_requested=True))
