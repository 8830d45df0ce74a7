"""Each contract test runs on SQLite in a file, on the twin in memory, and on PostgreSQL where there is one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fixtures.stores import Bench, bench_at, fresh_database

POSTGRES = os.environ.get("MASKMILL_TEST_POSTGRES_URL")  # noqa: TID251 - a test's own switch, not a setting
needs_postgres = pytest.mark.skipif(POSTGRES is None, reason="MASKMILL_TEST_POSTGRES_URL names no server")


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=needs_postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with fresh_database(request.param, tmp_path, POSTGRES) as found:
        yield found


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=needs_postgres)])
def shared_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database that several processes can open."""
    with fresh_database(request.param, tmp_path, POSTGRES) as found:
        yield found


@pytest.fixture
def bench(url: str) -> Iterator[Bench]:
    with bench_at(url) as found:
        yield found
