"""Rows that nobody works on any more: their worker is gone, or their message is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, and_, select, update

from maskmill.adapters.store.closing import close, requeued
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.table import add_event
from maskmill.adapters.store.tables import JOB, Job
from maskmill.adapters.store.tally import count_retry
from maskmill.domain.job import JobState, Queue
from maskmill.errors import MaskmillError
from maskmill.ports.jobs import Dispatch

_QUEUED = JobState.QUEUED.value
_RUNNING = JobState.RUNNING.value


class Releasing:
    """The part of the job table that gives rows back. Each row is a transaction: none waits for another's rows."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        """Take what it needs: no keys, so that a process without any may use it."""
        self._database = database
        self._clock = clock

    def recover(self, attempt_cap: int) -> int:
        """Queue rows whose lease ran out again; at the cap they fail, and with the flag set they are cancelled."""
        now = self._clock()
        expired = and_(Job.state == _RUNNING, Job.lease_until < now)
        with self._database.read() as connection:
            ids = list(connection.execute(select(Job.id).where(expired)).scalars())
        return sum(self._settle(and_(Job.id == job_id, expired), attempt_cap, now) is not None for job_id in ids)

    def running_at(self, place: str) -> Sequence[tuple[str, str]]:
        """Return the jobs that processes of a place hold, and the processes."""
        there = and_(Job.state == _RUNNING, Job.process.startswith(f"{place}:", autoescape=True))
        with self._database.read() as connection:
            return [(row.id, row.process) for row in connection.execute(select(Job.id, Job.process).where(there))]

    def release(
        self, job_id: str, process: str, attempt_cap: int, problem: Mapping[str, object] | None = None
    ) -> JobState | None:
        """Settle the row that a dead process held, without waiting for its lease; None when it is not its any more."""
        its = and_(Job.id == job_id, Job.state == _RUNNING, Job.process == process)
        return self._settle(its, attempt_cap, self._clock(), problem)

    def sent(self, older_than_s: float) -> Sequence[Dispatch]:
        """Return the queued rows whose message went out so long ago; their number is bounded by the window."""
        old = and_(Job.state == _QUEUED, Job.dispatched_at <= self._clock() - older_than_s)
        query = select(Job.id, Job.queue, Job.priority, Job.dispatch_token).where(old)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return [Dispatch(row.id, Queue(row.queue), row.priority, row.dispatch_token) for row in rows]

    def _settle(
        self, which: ColumnElement[bool], attempt_cap: int, now: float, problem: Mapping[str, object] | None = None
    ) -> JobState | None:
        """Cancel, fail or queue the one row that is selected, in this order; None when somebody else did so first."""
        with self._database.write() as connection:
            row = connection.execute(select(Job.cancel_requested, Job.attempt).where(which).with_for_update()).first()
            if row is None:
                return None
            if row.cancel_requested:
                close(connection, which, JobState.CANCELLED, now)
                return JobState.CANCELLED
            if problem is not None or row.attempt >= attempt_cap:
                close(connection, which, JobState.FAILED, now, problem or _poison(attempt_cap))
                return JobState.FAILED
            _queue_again(connection, which, now)
            return JobState.QUEUED


def _queue_again(connection: Connection, which: ColumnElement[bool], now: float) -> None:
    for row in connection.execute(update(JOB).where(which).values(requeued(now)).returning(JOB)).mappings().all():
        count_retry(connection, row["kind"], "worker-lost")
        add_event(connection, row, "The worker stopped; queued again", now)


def _poison(attempt_cap: int) -> Mapping[str, object]:
    return MaskmillError(f"The job's worker stopped {attempt_cap} times; send the document to the operator").problem()
