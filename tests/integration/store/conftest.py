"""Each contract test runs on SQLite in a file, on the twin in memory, and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fixtures.stores import Bench, bench_at, migrated_file


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database with all tables."""
    if request.param == "memory":
        yield "sqlite://"
    elif request.param == "sqlite":
        yield migrated_file(tmp_path / "store.db")
    else:
        with request.getfixturevalue("postgres").migrated() as found:
            yield found


@pytest.fixture(params=["sqlite", "postgres"])
def shared_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database that several processes can open."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.db'}"
    else:
        with request.getfixturevalue("postgres").empty() as found:
            yield found


@pytest.fixture
def bench(url: str) -> Iterator[Bench]:
    with bench_at(url) as found:
        yield found
