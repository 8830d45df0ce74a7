"""Each migration with rows in every table: none is lost on the way up, and none of the old ones on the way down."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Column, Connection, LargeBinary, MetaData, String, insert, select
from tests.fixtures.stores import TENANT, bench_at

from maskmill.adapters.store.database import Database
from maskmill.adapters.store.migrate import migrate
from maskmill.domain.job import JobState

FIRST = "0001"
PROBLEM = '{"slug": "damaged-file", "title": "x", "status": 422, "detail": "x"}'
SPECIAL = {
    "problem": PROBLEM, "summary": "{}", "document_ids": "[]", "state": "failed", "queue": "redaction",
    "step": "CLEANUP", "raw_options": None, "seq": 99, "children_total": 0, "children_done": 0,
}  # fmt: skip

Rows = dict[str, dict[str, object]]


@contextmanager
def opened(url: str) -> Iterator[tuple[Connection, MetaData]]:
    """Lend a connection with the tables as they are in the database."""
    database = Database(url)
    try:
        with database.write() as connection:
            metadata = MetaData()
            metadata.reflect(connection)
            yield connection, metadata
    finally:
        database.close()


def fill(url: str) -> None:
    """Put a row into every table that has none."""
    with opened(url) as (connection, metadata):
        for table in metadata.sorted_tables:
            if connection.execute(select(table)).first() is None:
                connection.execute(insert(table).values({c.name: value(connection, c) for c in table.columns}))


def value(connection: Connection, column: Column[object]) -> object:
    """Make up a value: for a key of another table the one that stands there, none for one of the same table."""
    for key in column.foreign_keys:
        return None if key.column.table is column.table else connection.execute(select(key.column)).scalar()
    if column.name in SPECIAL:
        return SPECIAL[column.name]
    if isinstance(column.type, LargeBinary):
        return b"x"
    if isinstance(column.type, String):
        return f"x{column.name}"[:16]
    return column.type.python_type(1)


def rows(url: str) -> Rows:
    """Return the row of each table that has one."""
    with opened(url) as (connection, metadata):
        tables = [table for table in metadata.sorted_tables if table.name != "alembic_version"]
        found = {table.name: connection.execute(select(table)).mappings().one_or_none() for table in tables}
    return {name: dict(row) for name, row in found.items() if row is not None}


def test_rows_survive_the_way_up_and_the_way_down(shared_url: str) -> None:
    migrate(shared_url, FIRST)
    fill(shared_url)
    before = rows(shared_url)
    migrate(shared_url)
    after = rows(shared_url)
    assert {name: {key: after[name][key] for key in row} for name, row in before.items()} == before
    fill(shared_url)
    migrate(shared_url, FIRST, down=True)
    assert rows(shared_url) == before
    migrate(shared_url)
    migrate(shared_url, "base", down=True)


def test_an_old_failed_job_can_be_tried_again_after_the_way_up(shared_url: str) -> None:
    migrate(shared_url, FIRST)
    fill(shared_url)
    job_id = rows(shared_url)["job"]["id"]
    assert isinstance(job_id, str)
    with bench_at(shared_url) as bench:
        assert bench.get(job_id).problem == json.loads(PROBLEM)
        assert bench.store.jobs.retry(TENANT, job_id, "me").state is JobState.QUEUED
