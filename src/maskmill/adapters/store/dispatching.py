"""Choosing which waiting rows get a message next. Every caller's choice is a transaction; a row is chosen once."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, TextClause, func, literal, null, or_, select, text, union_all, update

from maskmill.adapters.store.line import (
    IS_READY,
    IS_SENT,
    IS_UNRANKED,
    UNMARKED,
    first_ranks,
    rank_of_row,
    ready_queues,
)
from maskmill.adapters.store.table import JobTable
from maskmill.adapters.store.tables import JOB, STARTED, Job, JobEvent, PausedQueue, Tenant
from maskmill.domain.job import JobState, Queue
from maskmill.domain.turns import Sent, broker_priority, shares
from maskmill.ports.jobs import Dispatch

_MINUTE_S = 60.0
_AT_ONCE = 1_000
"""Rows that one call lets take their place in the line."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a glance at the indexes tells: enough to see that there is nothing to do."""

    ready: frozenset[str]  # queues with rows that may be sent
    sent: Mapping[str, int]  # messages that nobody has claimed yet, by queue
    oldest_sent_at: float | None
    first_due_at: float | None  # of rows that have no rank yet

    def open(self, window: int) -> list[Queue]:
        """Return the queues to fill up. One that is more than half full waits: filled by ones, each costs a write."""
        return [queue for queue in Queue if queue.value in self.ready and self.sent.get(queue.value, 0) <= window // 2]

    def has_work(self, window: int, now: float, stale_at: float) -> bool:
        """Say whether a row can be sent, takes its place in the line, or has a message that counts as lost."""
        late = self.oldest_sent_at is not None and self.oldest_sent_at <= stale_at
        due = self.first_due_at is not None and self.first_due_at <= now
        return late or due or bool(self.open(window))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that may be sent."""

    id: str
    tenant_id: str
    priority: int
    rank: float


@dataclass(frozen=True, slots=True)
class _Out:
    """What tenants have with workers and in the broker, and may have more; counted on with each choice."""

    sent: list[Sent]
    jobs: Counter[str]
    most: dict[str, int]

    def add(self, row: _Row) -> int:
        """Count a row that was chosen, and return the priority of its message."""
        priority = broker_priority(row.tenant_id, row.rank, row.priority, self.sent)
        self.sent.append(Sent(row.tenant_id, row.rank, priority))
        self.jobs[row.tenant_id] += 1
        if row.tenant_id in self.most:
            self.most[row.tenant_id] -= 1
        return priority


class Dispatching(JobTable):
    """The part of the job table that hands rows to the broker."""

    def dispatchable(self, window: int, stale_s: float) -> Sequence[Dispatch]:
        """Mark the next rows as sent, so that no queue has more than `window` messages that nobody claimed yet.

        Each queue has a window of its own: messages of a queue that no worker serves take no room from the others.
        """
        if window <= 0:
            return []
        now, token = self._clock(), uuid.uuid4().hex
        with self._database.read() as connection:
            if not _look(connection).has_work(window, now, now - stale_s):
                return []
        with self._database.write() as connection:
            self._database.serialise(connection, "dispatch")
            _change(connection, UNMARKED, IS_SENT, Job.dispatched_at <= now - stale_s)
            _change(connection, {"rank": rank_of_row()}, IS_UNRANKED, Job.not_before <= now)
            look = _look(connection)
            queues = look.open(window)
            out = _out(connection, now) if queues else _Out([], Counter(), {})
            marked: list[Dispatch] = []
            for queue in queues:
                rows = _chosen(connection, queue, window - look.sent.get(queue.value, 0), out)
                marked += [Dispatch(row.id, queue, out.add(row), token) for row in rows]
            _mark(connection, marked, now)
        return marked

    def undispatch(self, dispatch: Dispatch) -> None:
        """Take the mark off a row that is still queued and was not marked anew."""
        mine = (Job.id == dispatch.job_id, Job.dispatch_token == dispatch.token, Job.state == JobState.QUEUED.value)
        with self._database.write() as connection:
            connection.execute(update(JOB).where(*mine).values(UNMARKED))


def _look(connection: Connection) -> _Look:
    """Ask the indexes, in one statement."""
    none = null()
    ready = ready_queues()
    found = connection.execute(
        union_all(
            select(literal("ready"), ready.c.at, none, none)
            .where(ready.c.at.is_not(None), ready.c.at.not_in(select(PausedQueue.queue))),
            select(literal("sent"), Job.queue, func.count(), func.min(Job.dispatched_at))
            .where(IS_SENT).group_by(Job.queue),
            select(literal("due"), none, none, func.min(Job.not_before)).where(IS_UNRANKED),
        )
    ).all()  # fmt: skip
    sent = {queue: count for what, queue, count, _at in found if what == "sent"}
    ages = [at for what, _queue, _count, at in found if what == "sent"]
    due = next(at for what, _queue, _count, at in found if what == "due")
    return _Look(frozenset(queue for what, queue, *_ in found if what == "ready"), sent, min(ages, default=None), due)


def _change(connection: Connection, values: Mapping[str, object], *which: TextClause | ColumnElement[bool]) -> None:
    """Change rows that nobody else holds; who holds one claims or cancels it just now."""
    query = select(Job.id).where(*which).limit(_AT_ONCE).with_for_update(skip_locked=True)
    if ids := list(connection.execute(query).scalars()):
        connection.execute(update(JOB).where(Job.id.in_(ids)).values(values))


def _out(connection: Connection, now: float) -> _Out:
    """Count what is out by tenant, and what the limits leave."""
    columns = (Job.tenant_id, Job.rank, Job.dispatch_priority)
    sent = connection.execute(select(*columns).where(IS_SENT)).all()
    running = select(Job.tenant_id).where(Job.state == JobState.RUNNING.value)
    jobs = Counter(row.tenant_id for row in sent) + Counter(connection.execute(running).scalars())
    most: dict[str, int] = {}
    limited = select(Tenant.id, Tenant.max_running, Tenant.starts_per_minute).where(
        or_(Tenant.max_running.is_not(None), Tenant.starts_per_minute.is_not(None))
    )
    for tenant_id, max_running, per_minute in connection.execute(limited).all():
        left = [] if max_running is None else [max_running - jobs[tenant_id]]
        if per_minute is not None:
            waiting = sum(row.tenant_id == tenant_id for row in sent)
            left.append(per_minute - waiting - _started(connection, tenant_id, now - _MINUTE_S))
        most[tenant_id] = min(left)
    known = [Sent(row.tenant_id, row.rank or 0.0, row.dispatch_priority or 0) for row in sent]
    return _Out(known, jobs, most)


def _started(connection: Connection, tenant_id: str, since: float) -> int:
    """Count a tenant's attempts that started since then."""
    events = select(func.count()).where(text(STARTED), JobEvent.tenant_id == tenant_id, JobEvent.at > since)
    return int(connection.execute(events).scalar_one())


def _chosen(connection: Connection, queue: Queue, room: int, out: _Out) -> list[_Row]:
    """Return the rows of a queue that come next, the tenants' turn by turn."""
    first = first_ranks(connection, queue.value)
    lines = {tenant: _line(connection, queue, tenant, room) for tenant in shares(first, out.jobs, out.most, room)}
    most = {tenant: min(len(rows), out.most.get(tenant, room)) for tenant, rows in lines.items()}
    dealt = shares({tenant: first[tenant] for tenant in lines}, out.jobs, most, room)
    turns = [
        (out.jobs[tenant] + index, row)
        for tenant, count in dealt.items()
        for index, row in enumerate(lines[tenant][:count])
    ]
    return [row for _turn, row in sorted(turns, key=lambda item: (item[0], item[1].rank))]


def _line(connection: Connection, queue: Queue, tenant_id: str, most: int) -> list[_Row]:
    query = (
        select(Job.id, Job.tenant_id, Job.priority, Job.rank)
        .where(IS_READY, Job.queue == queue.value, Job.tenant_id == tenant_id)
        .order_by(Job.rank, Job.child_index)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    return [_Row(row.id, row.tenant_id, row.priority, row.rank or 0.0) for row in connection.execute(query)]


def _mark(connection: Connection, chosen: Sequence[Dispatch], now: float) -> None:
    for priority in {item.priority for item in chosen}:
        same = [item for item in chosen if item.priority == priority]
        marks = {"dispatched_at": now, "dispatch_token": same[0].token, "dispatch_priority": priority}
        connection.execute(update(JOB).where(Job.id.in_([item.job_id for item in same])).values(marks))
