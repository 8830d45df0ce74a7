"""Deciding about jobs from outside a worker: cancel, retry, lead."""

from __future__ import annotations

from sqlalchemy import and_, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from maskmill.adapters.store.again import AGAIN, again
from maskmill.adapters.store.closing import close
from maskmill.adapters.store.family import in_family, lock_family
from maskmill.adapters.store.table import JobTable, job_row, load_job
from maskmill.adapters.store.tables import JOB, Job, Leader
from maskmill.domain.job import JobState
from maskmill.errors import Conflict
from maskmill.ports.jobs import JobRow

_BY_FLAG = (JobState.RUNNING.value, JobState.WAITING.value)
_AT_ONCE = (JobState.QUEUED.value, JobState.REVIEW.value)


class Steering(JobTable):
    """The part of the job table that operators and leaders use."""

    def cancel(self, tenant_id: str, job_id: str, actor: str = "system") -> JobRow:
        """Cancel a job and all that it was divided into: what waits at once, what runs by its flag. NotFound, Conflict.

        A part that runs and divides itself just now is seen, too: its row is held before its parts are looked for.
        """
        now = self._clock()
        with self._audit.transaction() as (connection, note):
            job = load_job(connection, tenant_id, job_id)
            if JobState(job["state"]).is_final:
                raise Conflict("The job has ended; there is nothing to cancel")
            lock_family(connection, Job.id == job_id)
            family = in_family(Job.id == job_id)
            flagged = update(JOB).where(family, Job.state.in_(_BY_FLAG)).values(cancel_requested=True)
            connection.execute(flagged)
            close(connection, and_(family, Job.state.in_(_AT_ONCE)), JobState.CANCELLED, now)
            row = job_row(load_job(connection, tenant_id, job_id))
            note("job.cancelled", actor, {"job_id": job_id, "state": row.state.value, "tenant_id": tenant_id})
            return row

    def retry(self, tenant_id: str, job_id: str, actor: str = "system") -> JobRow:
        """Queue a failed, refused or cancelled job again, or such children of a batch.

        Raises:
            NotFound: also when it was to follow a job that is there no more.
            Conflict: it cannot be tried again, or not alone, or a job with its unique key has not ended.
        """
        now = self._clock()
        try:
            with self._audit.transaction() as (connection, note):
                job = load_job(connection, tenant_id, job_id)
                if job["state"] not in AGAIN:
                    raise Conflict("Only a failed, refused or cancelled job can be tried again")
                again(connection, job, now)
                note("job.retried", actor, {"job_id": job_id, "kind": job["kind"], "tenant_id": tenant_id})
                return job_row(load_job(connection, tenant_id, job_id))
        except IntegrityError as exc:
            raise Conflict("Another job with the same unique key has not ended; wait for that one") from exc

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
