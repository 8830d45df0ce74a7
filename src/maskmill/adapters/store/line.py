"""The line of jobs that wait for a worker, as its indexes see it: who stands in it, and where.

A backlog is never sorted or counted: what is asked for is the first row of each queue and tenant, and indexes that hold
the waiting rows only answer it one step at a time (a "loose index scan").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, ScalarSelect, TextClause, func, select, text
from sqlalchemy.orm import InstrumentedAttribute

from maskmill.adapters.store.tables import READY, SENT, UNRANKED, Job
from maskmill.domain.job import AGEING_S

IS_READY: TextClause = text(READY)
"""In the words of the index: a database uses a partial index only when the query repeats its condition."""
IS_SENT: TextClause = text(SENT)
IS_UNRANKED: TextClause = text(UNRANKED)

UNMARKED: Mapping[str, None] = {"dispatched_at": None, "dispatch_priority": None, "dispatch_token": None}
"""The values of a row without a message."""


def rank_of_row() -> ColumnElement[float]:
    """Return the place of a row whose time has come: the one it had, or `domain.turns.rank`."""
    return func.coalesce(-Job.rank, Job.not_before + AGEING_S * Job.priority)


def ready_queues() -> CTE:
    """Walk through the queues that have ready rows: column `at`, and a NULL at the end."""
    return _walk("ready_queue", Job.queue)


def ready_tenants(queue: str) -> CTE:
    """Walk through the tenants that have ready rows in a queue: column `at`, and a NULL at the end."""
    return _walk("ready_tenant", Job.tenant_id, Job.queue == queue)


def first_ranks(connection: Connection, queue: str) -> dict[str, float]:
    """Return each tenant with ready rows in a queue, and the best rank among them."""
    tenants = ready_tenants(queue)
    first = _first(Job.rank, Job.queue == queue, Job.tenant_id == tenants.c.at, correlate=tenants)
    found = connection.execute(select(tenants.c.at, first.label("first")).where(tenants.c.at.is_not(None)))
    return {row.at: row.first for row in found}


def _walk(name: str, column: InstrumentedAttribute[str], *which: ColumnElement[bool]) -> CTE:
    walk = select(_first(column, *which).label("at")).cte(name, recursive=True)
    after = _first(column, *which, column > walk.c.at, correlate=walk)
    return walk.union_all(select(after).where(walk.c.at.is_not(None)))


def _first(
    column: InstrumentedAttribute[Any], *which: ColumnElement[bool], correlate: CTE | None = None
) -> ScalarSelect[Any]:
    query = select(func.min(column)).where(IS_READY, *which)
    return (query if correlate is None else query.correlate(correlate)).scalar_subquery()
