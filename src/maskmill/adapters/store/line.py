"""The line of jobs that wait for a worker, as its indexes see it: who stands in it, and where.

A backlog is never sorted or counted: what is asked for is the first row of each queue and tenant, and indexes that hold
the waiting rows only answer it one step at a time (a "loose index scan"). Statements are built once: to build one costs
more than to run it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    CTE,
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Select,
    TextClause,
    bindparam,
    func,
    literal,
    null,
    select,
    text,
    union_all,
)

from maskmill.adapters.store.tables import JOB, READY, SENT, UNRANKED, PausedQueue
from maskmill.domain.job import AGEING_S

IS_READY: TextClause = text(READY)
"""In the words of the index: a database uses a partial index only when the query repeats its condition."""
IS_SENT: TextClause = text(SENT)
IS_UNRANKED: TextClause = text(UNRANKED)

UNMARKED: Mapping[str, None] = {"dispatched_at": None, "dispatch_priority": None, "dispatch_token": None}
"""The values of a row without a message."""

_QUEUE: BindParameter[str] = bindparam("of_queue")


def rank_of_row() -> ColumnElement[float]:
    """Return the place of a row whose time has come: the one it had, or `domain.turns.rank`."""
    return func.coalesce(-JOB.c.rank, JOB.c.not_before + AGEING_S * JOB.c.priority)


def _first(*order: Column[Any], which: tuple[ColumnElement[bool], ...] = (), outer: CTE | None = None) -> Any:  # noqa: ANN401 - of a column of any type
    """Return the first column of the row that comes first. The order is that of one index only: no other will do."""
    query = select(order[0]).where(IS_READY, *which).order_by(*order).limit(1)
    return (query if outer is None else query.correlate(outer)).scalar_subquery()


def _walk(name: str, *order: Column[Any], which: tuple[ColumnElement[bool], ...] = ()) -> CTE:
    """Walk through the values that a column has among the ready rows: column `at`, and a NULL at the end."""
    walk = select(_first(*order, which=which).label("at")).cte(name, recursive=True)
    after = _first(*order, which=(*which, order[0] > walk.c.at), outer=walk)
    return walk.union_all(select(after).where(walk.c.at.is_not(None)))


def _first_ranks() -> Select[Any]:
    mine = (JOB.c.queue == _QUEUE,)
    tenants = _walk("ready_tenant", JOB.c.tenant_id, JOB.c.rank, which=mine)
    place = (JOB.c.rank, JOB.c.child_index)
    first = _first(*place, which=(*mine, JOB.c.tenant_id == tenants.c.at), outer=tenants)
    return select(tenants.c.at, first.label("first")).where(tenants.c.at.is_not(None))


_KEEP_TO_INDEXES = text(
    "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),"
    " set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true)"
)
_NONE = null()
FIRST_RANKS = _first_ranks()
_READY = _walk("ready_queue", JOB.c.queue, JOB.c.tenant_id)
_NEXT_DUE = select(JOB.c.not_before).where(IS_UNRANKED).order_by(JOB.c.not_before).limit(1).scalar_subquery()

GLANCE = union_all(
    select(literal("ready").label("what"), _READY.c.at.label("queue"), _NONE.label("messages"), _NONE.label("at"))
    .where(_READY.c.at.is_not(None), _READY.c.at.not_in(select(PausedQueue.queue))),
    select(literal("sent"), JOB.c.queue, func.count().label("messages"), func.min(JOB.c.dispatched_at))
    .where(IS_SENT).group_by(JOB.c.queue),
    select(literal("due"), _NONE, _NONE, _NEXT_DUE),
)  # fmt: skip
"""What there is to do: queues with ready rows that are not paused, messages out, the next row to become due."""

NEXT_OF_TENANT = (
    select(JOB.c.id, JOB.c.tenant_id, JOB.c.priority, JOB.c.rank)
    .where(IS_READY, JOB.c.queue == _QUEUE, JOB.c.tenant_id == bindparam("of_tenant"))
    .order_by(JOB.c.rank, JOB.c.child_index)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
"""The rows of a tenant in a queue that come next; one that somebody cancels just now is passed over."""


def keep_to_indexes(connection: Connection) -> None:
    """Let PostgreSQL walk the indexes in this transaction, whatever its statistics say.

    They are minutes old in a table that fills and empties: for a backlog that they do not know yet, it would sort it.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_KEEP_TO_INDEXES)


def first_ranks(connection: Connection, queue: str) -> dict[str, float]:
    """Return each tenant with ready rows in a queue, and the best rank among them."""
    return {row.at: row.first for row in connection.execute(FIRST_RANKS, {"of_queue": queue})}
