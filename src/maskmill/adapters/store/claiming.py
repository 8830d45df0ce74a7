"""Taking a job for a worker: the row, its first event and the audit's row of the run, in one transaction."""

from __future__ import annotations

import uuid

from sqlalchemy import Connection, and_, bindparam, case, false, func, literal, or_, select, update

from maskmill.adapters.store.closing import close
from maskmill.adapters.store.dividing import Dividing
from maskmill.adapters.store.line import UNMARKED
from maskmill.adapters.store.table import add_event, is_plain, job_row
from maskmill.adapters.store.tables import JOB, STARTING, Document, Job, PausedQueue
from maskmill.domain.audit import TaskRun
from maskmill.domain.job import ATTEMPT_CAP, JobState, Step
from maskmill.errors import Gone
from maskmill.ports.jobs import Claim, JobRow

_DUE = or_(JOB.c.not_before <= bindparam("now"), JOB.c.dispatched_at.is_not(None))
_EXPIRED = and_(
    JOB.c.state == JobState.RUNNING.value, JOB.c.lease_until < bindparam("now"), JOB.c.attempt < ATTEMPT_CAP
)
_TAKE = (
    update(JOB)
    .where(
        JOB.c.id == bindparam("of_id"),
        or_(and_(JOB.c.state == JobState.QUEUED.value, _DUE), _EXPIRED),
        JOB.c.cancel_requested == false(),
        JOB.c.queue.not_in(select(PausedQueue.queue)),
    )
    .values(
        state=JobState.RUNNING.value,
        token=bindparam("new_token"),
        worker=bindparam("by"),
        process=bindparam("in_process"),
        lease_until=bindparam("until"),
        attempt=JOB.c.attempt + 1,
        started_at=func.coalesce(JOB.c.started_at, bindparam("now")),
        step=Step.INITIALIZING.value,
        progress=case((JOB.c.joins, JOB.c.progress), else_=literal(0)),  # a join goes on where its parts ended
        events=JOB.c.events + 1,
        **UNMARKED,
    )
    .returning(JOB)
)
_SUMS = select(func.count(), func.sum(Document.pages), func.sum(Document.size_bytes)).where(
    Document.tenant_id == bindparam("of_tenant"),
    Document.id.in_(bindparam("ids", expanding=True)),
    Document.deleted_at.is_(None),
)


class Claiming(Dividing):
    """The part of the job table that a worker meets first."""

    def claim(self, job_id: str, worker: str, lease_s: float, process: str | None = None) -> Claim | None:
        """Take a row, or None when it is not ours to take: a second delivery of a message ends here.

        A row that waits for its next attempt is taken only when it was sent again; one whose lease ran out only below
        the attempt cap, so that a broker that redelivers cannot make poison loop. A paused queue gives nothing.
        """
        if not is_plain(job_id):
            return None
        now, token = self._clock(), uuid.uuid4().hex
        who = {"of_id": job_id, "now": now, "new_token": token, "by": worker, "in_process": process}
        with self._audit.transaction() as (connection, note):
            row = connection.execute(_TAKE, who | {"until": now + lease_s}).mappings().first()
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


def _run_of(connection: Connection, job: JobRow, worker: str) -> TaskRun:
    """Return what the audit says of a run (CHECKLIST S1-67, S1-68); pages and bytes only of documents still there."""
    ids = {"of_tenant": job.tenant_id, "ids": list(job.document_ids)}
    count, pages, size_bytes = connection.execute(_SUMS, ids).one() if job.document_ids else (0, 0, 0)
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
