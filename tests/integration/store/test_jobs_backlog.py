"""A backlog costs the dispatcher nothing: what it asks is answered by indexes, on both databases."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import Connection, insert, text
from sqlalchemy.sql import ClauseElement
from tests.fixtures.stores import TENANT, Bench

from maskmill.adapters.store import line
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.drafting import draft
from maskmill.adapters.store.tables import JOB
from maskmill.domain.job import Queue
from maskmill.ports.jobs import NewJob

BACKLOG = 5_000


def fill(connection: Connection, bench: Bench, count: int) -> None:
    new = NewJob(TENANT, "detect", Queue.DETECTION, ())
    rows = [draft(new, bench.clock() + row / 1_000, bench.clock()) for row in range(count)]
    for row in rows:
        row["id"] = f"job_{uuid.uuid4().hex}"
    connection.execute(insert(JOB), rows)


def plan(database: Database, statement: ClauseElement) -> str:
    """Return how the database would answer a statement, in its own words."""
    with database.read() as connection:
        line.keep_to_indexes(connection)  # no statistics here know of the backlog
        words = str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
        explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
        return "\n".join(str(row[-1]) for row in connection.execute(text(explain + words.replace(":", "\\:"))))


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (line.NEXT_OF_TENANT.params(of_queue="detection", of_tenant=TENANT, most=4), "ix_job_ready"),
        (line.FIRST_RANKS.params(of_queue="detection"), "ix_job_ready"),
        (line.GLANCE, "ix_job_sent"),
        (line.GLANCE, "ix_job_unranked"),
    ],
)
def test_no_question_of_the_dispatcher_reads_or_sorts_the_backlog(
    bench: Bench, statement: ClauseElement, index: str
) -> None:
    database = bench.store._database
    with database.write() as connection:
        fill(connection, bench, BACKLOG)
    words = plan(database, statement)
    assert index in words
    for bad in ("SCAN job\n", "Seq Scan on job", "TEMP B-TREE FOR ORDER BY", "Sort", "ix_job_state"):
        assert bad not in words + "\n", words


def test_a_backlog_is_sent_in_its_order(bench: Bench) -> None:
    with bench.store._database.write() as connection:
        fill(connection, bench, 200)
    bench.clock.turn(1)
    seen: list[float] = []
    while sent := bench.store.jobs.dispatchable(8, 900):
        for item in sent:
            seen.append(bench.get(item.job_id).submitted_at)
            bench.claim(item.job_id)
    assert len(seen) == 200
    assert seen == sorted(seen)
