"""Choosing which waiting rows get a message next. Every caller's choice is a transaction; a row is chosen once."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, TextClause, bindparam, func, or_, select, text, update

from maskmill.adapters.store.line import (
    GLANCE,
    IS_SENT,
    IS_UNRANKED,
    NEXT_OF_TENANT,
    UNMARKED,
    first_ranks,
    keep_to_indexes,
    rank_of_row,
)
from maskmill.adapters.store.table import JobTable
from maskmill.adapters.store.tables import JOB, STARTED, JobEvent, Tenant
from maskmill.domain.job import JobState, Queue
from maskmill.domain.turns import Sent, broker_priority, shares
from maskmill.ports.jobs import Dispatch

_MINUTE_S = 60.0
_AT_ONCE = 1_000
"""Rows that one call lets take their place in the line."""

_SENT = select(JOB.c.tenant_id, JOB.c.rank, JOB.c.dispatch_priority).where(IS_SENT)
_RUNNING = select(JOB.c.tenant_id).where(JOB.c.state == JobState.RUNNING.value)
_LIMITED = select(Tenant.id, Tenant.max_running, Tenant.starts_per_minute).where(
    or_(Tenant.max_running.is_not(None), Tenant.starts_per_minute.is_not(None))
)
_STARTED = select(func.count()).where(
    text(STARTED), JobEvent.tenant_id == bindparam("of_tenant"), JobEvent.at > bindparam("since")
)
_MARK = (
    update(JOB)
    .where(JOB.c.id.in_(bindparam("ids", expanding=True)))
    .values(dispatched_at=bindparam("now"), dispatch_token=bindparam("mark"), dispatch_priority=bindparam("level"))
)


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

    def is_late(self, stale_at: float) -> bool:
        """Say whether a message counts as lost."""
        return self.oldest_sent_at is not None and self.oldest_sent_at <= stale_at

    def is_due(self, now: float) -> bool:
        """Say whether a row is to take its place in the line."""
        return self.first_due_at is not None and self.first_due_at <= now


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
        now, stale_at = self._clock(), self._clock() - stale_s
        with self._database.read() as connection:
            keep_to_indexes(connection)
            look = _look(connection)
        if not (look.open(window) or look.is_late(stale_at) or look.is_due(now)):
            return []
        with self._database.write() as connection:
            self._database.serialise(connection, "dispatch")
            keep_to_indexes(connection)
            if look.is_late(stale_at):
                _change(connection, UNMARKED, JOB.c.dispatched_at, IS_SENT, JOB.c.dispatched_at <= stale_at)
            if look.is_due(now):
                _change(connection, {"rank": rank_of_row()}, JOB.c.not_before, IS_UNRANKED, JOB.c.not_before <= now)
            return _choose(connection, window, now)

    def undispatch(self, dispatch: Dispatch) -> None:
        """Take the mark off a row that is still queued and was not marked anew."""
        mine = (JOB.c.id == dispatch.job_id, JOB.c.dispatch_token == dispatch.token)
        with self._database.write() as connection:
            connection.execute(update(JOB).where(*mine, JOB.c.state == JobState.QUEUED.value).values(UNMARKED))


def _look(connection: Connection) -> _Look:
    """Ask the indexes, in one statement."""
    found = connection.execute(GLANCE).all()
    sent = [row for row in found if row.what == "sent"]
    return _Look(
        ready=frozenset(row.queue for row in found if row.what == "ready"),
        sent={row.queue: row.messages for row in sent},
        oldest_sent_at=min((row.at for row in sent), default=None),
        first_due_at=next(row.at for row in found if row.what == "due"),
    )


def _change(
    connection: Connection, values: Mapping[str, object], order: Column[Any], *which: TextClause | ColumnElement[bool]
) -> None:
    """Change rows that nobody else holds; who holds one claims or cancels it just now."""
    query = select(JOB.c.id).where(*which).order_by(order).limit(_AT_ONCE).with_for_update(skip_locked=True)
    if ids := list(connection.execute(query).scalars()):
        connection.execute(update(JOB).where(JOB.c.id.in_(ids)).values(values))


def _choose(connection: Connection, window: int, now: float) -> list[Dispatch]:
    """Choose rows for every queue that has room, and mark them."""
    look, token = _look(connection), uuid.uuid4().hex
    chosen: list[Dispatch] = []
    if queues := look.open(window):
        out = _out(connection, now)
        for queue in queues:
            rows = _next(connection, queue, window - look.sent.get(queue.value, 0), out)
            chosen += [Dispatch(row.id, queue, out.add(row), token) for row in rows]
    for level in sorted({item.priority for item in chosen}):
        ids = [item.job_id for item in chosen if item.priority == level]
        connection.execute(_MARK, {"ids": ids, "now": now, "mark": token, "level": level})
    return chosen


def _out(connection: Connection, now: float) -> _Out:
    """Count what is out by tenant, and what the limits leave."""
    sent = connection.execute(_SENT).all()
    jobs = Counter(row.tenant_id for row in sent) + Counter(connection.execute(_RUNNING).scalars())
    most: dict[str, int] = {}
    for tenant_id, max_running, per_minute in connection.execute(_LIMITED).all():
        left = [] if max_running is None else [max_running - jobs[tenant_id]]
        if per_minute is not None:
            started = connection.execute(_STARTED, {"of_tenant": tenant_id, "since": now - _MINUTE_S}).scalar_one()
            left.append(per_minute - started - sum(row.tenant_id == tenant_id for row in sent))
        most[tenant_id] = min(left)
    known = [Sent(row.tenant_id, abs(row.rank or 0.0), row.dispatch_priority or 0) for row in sent]
    return _Out(known, jobs, most)


def _next(connection: Connection, queue: Queue, room: int, out: _Out) -> list[_Row]:
    """Return the rows of a queue that come next, the tenants' turn by turn."""
    first = first_ranks(connection, queue.value)
    lines: dict[str, list[_Row]] = {}
    most = dict(out.most)
    while new := (dealt := shares(first, out.jobs, most, room)).keys() - lines.keys():
        for tenant in new:  # a short line leaves its places to the others
            lines[tenant] = _line(connection, queue, tenant, room)
            most[tenant] = min(len(lines[tenant]), most.get(tenant, room))
    turns = [
        (out.jobs[tenant] + index, row)
        for tenant, count in dealt.items()
        for index, row in enumerate(lines[tenant][:count])
    ]
    return [row for _turn, row in sorted(turns, key=lambda item: (item[0], item[1].rank))]


def _line(connection: Connection, queue: Queue, tenant_id: str, most: int) -> list[_Row]:
    wanted = {"of_queue": queue.value, "of_tenant": tenant_id, "most": most}
    return [_Row(*row) for row in connection.execute(NEXT_OF_TENANT, wanted)]
