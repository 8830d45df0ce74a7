"""Taking a job for a worker: the row, its first event and the audit's row of the run, in one transaction."""

from __future__ import annotations

import uuid

from sqlalchemy import ColumnElement, Connection, and_, case, false, func, literal, or_, select, update

from maskmill.adapters.store.closing import close
from maskmill.adapters.store.dividing import Dividing
from maskmill.adapters.store.line import UNMARKED
from maskmill.adapters.store.table import add_event, job_row
from maskmill.adapters.store.tables import JOB, STARTING, Document, Job, PausedQueue
from maskmill.domain.audit import TaskRun
from maskmill.domain.job import ATTEMPT_CAP, JobState, Step
from maskmill.errors import Gone
from maskmill.ports.jobs import Claim, JobRow


class Claiming(Dividing):
    """The part of the job table that a worker meets first."""

    def claim(self, job_id: str, worker: str, lease_s: float, process: str | None = None) -> Claim | None:
        """Take a row, or None when it is not ours to take: a second delivery of a message ends here.

        A row that waits for its next attempt is taken only when it was sent again; one whose lease ran out only below
        the attempt cap, so that a broker that redelivers cannot make poison loop. A paused queue gives nothing.
        """
        now, token = self._clock(), uuid.uuid4().hex
        taken = {
            "state": JobState.RUNNING.value,
            "token": token,
            "worker": worker,
            "process": process,
            "lease_until": now + lease_s,
            "attempt": Job.attempt + 1,
            "started_at": func.coalesce(Job.started_at, now),
            "step": Step.INITIALIZING.value,
            "progress": case((Job.joins, Job.progress), else_=literal(0)),  # a join goes on where its parts ended
            "events": Job.events + 1,
            **UNMARKED,
        }
        query = update(JOB).where(Job.id == job_id, _takeable(now)).values(taken).returning(JOB)
        with self._audit.transaction() as (connection, note):
            row = connection.execute(query).mappings().first()
            if row is None:
                return None
            try:
                claim = Claim(job_row(row), token, self._raw_options(row), self._results(connection, row))
            except Gone as exc:
                close(connection, Job.id == job_id, JobState.CANCELLED, now, exc.problem())
                return None
            add_event(connection, row, STARTING, now)
            note("task.run", claim.job.actor, _run_of(connection, claim.job, worker).facts())
            return claim


def _takeable(now: float) -> ColumnElement[bool]:
    """Select rows that wait and were sent or are due, or whose worker is gone."""
    due = or_(Job.not_before <= now, Job.dispatched_at.is_not(None))
    expired = and_(Job.state == JobState.RUNNING.value, Job.lease_until < now, Job.attempt < ATTEMPT_CAP)
    return and_(
        or_(and_(Job.state == JobState.QUEUED.value, due), expired),
        Job.cancel_requested == false(),
        Job.queue.not_in(select(PausedQueue.queue)),
    )


def _run_of(connection: Connection, job: JobRow, worker: str) -> TaskRun:
    """Return what the audit says of a run (CHECKLIST S1-67, S1-68); pages and bytes only of documents still there."""
    mine = (Document.tenant_id == job.tenant_id, Document.id.in_(job.document_ids), Document.deleted_at.is_(None))
    sums = select(func.count(), func.sum(Document.pages), func.sum(Document.size_bytes)).where(*mine)
    count, pages, size_bytes = connection.execute(sums).one()
    known = 0 < count == len(job.document_ids)
    return TaskRun(
        task_name=job.kind,
        task_id=job.id,
        user_id=job.actor,
        worker_id=worker,
        session_id=f"{job.id}.{job.attempt}",
        document_ids=job.document_ids,
        pages=int(pages) if known else None,
        size_bytes=int(size_bytes) if known else None,
    )
