"""Numbers for metrics, the autoscaler and the monitor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import and_, func, literal, select, union_all

from maskmill.adapters.store.database import Database
from maskmill.adapters.store.tables import AuditHead, Job, PausedQueue, Total
from maskmill.domain.job import JobState, Queue
from maskmill.domain.total import TotalKey, TotalName
from maskmill.ports.figures import ScheduledJob

_OPEN = tuple(state.value for state in JobState if not state.is_final)
_QUEUED = JobState.QUEUED.value


class SqlFigures:
    """Reads only. Rows that have ended are never looked at: there may be millions of them."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        """Take what all tables share."""
        self._database = database
        self._clock = clock

    def totals(self) -> Mapping[TotalKey, float]:
        """Return all running totals; names that another version wrote are left out."""
        known = {name.value for name in TotalName}
        with self._database.read() as connection:
            rows = connection.execute(select(Total.name, Total.first, Total.second, Total.value)).all()
        return {TotalKey(TotalName(row[0]), row[1], row[2]): row[3] for row in rows if row[0] in known}

    def open_jobs(self) -> Mapping[tuple[str, str], int]:
        """Return how many jobs have not ended, by (kind, state)."""
        query = select(Job.kind, Job.state, func.count()).where(Job.state.in_(_OPEN)).group_by(Job.kind, Job.state)
        with self._database.read() as connection:
            return {(kind, state): count for kind, state, count in connection.execute(query)}

    def due(self, most: int) -> Mapping[Queue, int]:
        """Return how many jobs of each queue could start now, at most `most`; a paused queue has none."""
        now = self._clock()
        parts = []
        for queue in Queue:
            waits = and_(Job.state == _QUEUED, Job.queue == queue.value, Job.not_before <= now)
            some = select(literal(1).label("one")).where(waits).limit(most).subquery()
            parts.append(select(literal(queue.value).label("queue"), func.count().label("count")).select_from(some))
        with self._database.read() as connection:
            paused = set(connection.execute(select(PausedQueue.queue)).scalars())
            rows = connection.execute(union_all(*parts)).all()
        return {Queue(queue): 0 if queue in paused else count for queue, count in rows}

    def pending(self, tenant_id: str) -> int:
        """Return how many jobs of a tenant are queued."""
        query = select(func.count()).where(Job.state == _QUEUED, Job.tenant_id == tenant_id)
        with self._database.read() as connection:
            return int(connection.execute(query).scalar_one())

    def scheduled(self, limit: int = 100) -> Sequence[ScheduledJob]:
        """Return the queued jobs whose time has not come, the next first."""
        query = select(Job.id, Job.kind, Job.queue, Job.not_before)
        later = and_(Job.state == _QUEUED, Job.not_before > self._clock())
        with self._database.read() as connection:
            rows = connection.execute(query.where(later).order_by(Job.not_before, Job.id).limit(limit)).all()
        return [ScheduledJob(row.id, row.kind, Queue(row.queue), row.not_before) for row in rows]

    def audit_head(self) -> int:
        """Return the number of the last row of the audit chain."""
        with self._database.read() as connection:
            return int(connection.execute(select(AuditHead.seq)).scalar_one())
