"""Deciding about jobs from outside a worker: cancel, retry, lead."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.again import AGAIN, again
from maskmill.adapters.store.closing import close
from maskmill.adapters.store.table import JobTable, job_row, load_job
from maskmill.adapters.store.tables import JOB, Job, Leader
from maskmill.domain.job import JobState
from maskmill.errors import Conflict
from maskmill.ports.jobs import JobRow

_RUNNING = JobState.RUNNING.value
_AT_ONCE = (JobState.QUEUED.value, JobState.REVIEW.value)


class Steering(JobTable):
    """The part of the job table that operators and leaders use."""

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
