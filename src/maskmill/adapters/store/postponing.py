"""Sending a job back because its machine is full."""

from __future__ import annotations

from sqlalchemy import and_, false, select, update

from maskmill.adapters.store.closing import requeued
from maskmill.adapters.store.table import JobTable, add_event
from maskmill.adapters.store.tables import JOB, Job, JobEvent
from maskmill.domain.job import JobState


class Postponing(JobTable):
    """The part of the job table that the resource guard uses."""

    def postpone(self, job_id: str, worker: str, wait_s: float, why: str) -> bool:
        """Let a queued job wait on, when `worker` runs another one; say whether it does.

        One event tells it, however often it happens. A row that is not queued, or whose worker is idle, stays as it is.
        """
        now = self._clock()
        waits = and_(Job.id == job_id, Job.state == JobState.QUEUED.value, Job.cancel_requested == false())
        busy = and_(Job.state == JobState.RUNNING.value, Job.worker == worker, Job.lease_until >= now)
        told = select(JobEvent.message).where(JobEvent.job_id == job_id).order_by(JobEvent.sequence.desc()).limit(1)
        with self._database.write() as connection:
            if connection.execute(select(Job.id).where(busy, Job.id != job_id).limit(1)).first() is None:
                return False
            values = requeued(now + wait_s)
            if is_told := connection.execute(told).scalar() == why:
                del values["events"]
            row = connection.execute(update(JOB).where(waits).values(values).returning(JOB)).mappings().first()
            if row is None:
                return False
            if not is_told:
                add_event(connection, row, why, now)
            return True
