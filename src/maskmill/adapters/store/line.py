"""The line of jobs that wait for a worker, as its indexes see it: who stands in it, and where.

A backlog is never sorted or counted: what is asked for is the first row of each queue and tenant, and indexes that hold
the waiting rows only answer it one step at a time (a "loose index scan").
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, ScalarSelect, Select, TextClause, func, select, text
from sqlalchemy.orm import InstrumentedAttribute

from maskmill.adapters.store.tables import READY, SENT, UNRANKED, Job
from maskmill.domain.job import AGEING_S

IS_READY: TextClause = text(READY)
"""In the words of the index: a database uses a partial index only when the query repeats its condition."""
IS_SENT: TextClause = text(SENT)
IS_UNRANKED: TextClause = text(UNRANKED)


def rank_of_row() -> ColumnElement[float]:
    """Return the place of a row whose time has come: the one it had, or `domain.turns.rank`."""
    return func.coalesce(-Job.rank, Job.not_before + AGEING_S * Job.priority)


def ready_queues() -> CTE:
    """Walk through the queues that have ready rows: column `at`, and a NULL at the end."""
    return _walk("ready_queue", Job.queue)


def ready_tenants(queue: str) -> CTE:
    """Walk through the tenants that have ready rows in a queue: column `at`, and a NULL at the end."""
    return _walk("ready_tenant", Job.tenant_id, Job.queue == queue)


def heads(queue: str) -> Select[tuple[str, float]]:
    """Select each tenant with ready rows in a queue, and the best rank among them."""
    tenants = ready_tenants(queue)
    first = _first(Job.rank, Job.queue == queue, Job.tenant_id == tenants.c.at, correlate=tenants)
    return select(tenants.c.at, first).where(tenants.c.at.is_not(None))


def _walk(name: str, column: InstrumentedAttribute[str], *which: ColumnElement[bool]) -> CTE:
    walk = select(_first(column, *which).label("at")).cte(name, recursive=True)
    after = _first(column, *which, column > walk.c.at, correlate=walk)
    return walk.union_all(select(after).where(walk.c.at.is_not(None)))


def _first(
    column: InstrumentedAttribute[Any], *which: ColumnElement[bool], correlate: CTE | None = None
) -> ScalarSelect[Any]:
    query = select(func.min(column)).where(IS_READY, *which)
    return (query if correlate is None else query.correlate(correlate)).scalar_subquery()
