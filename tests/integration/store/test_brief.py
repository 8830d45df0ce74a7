"""Giving a row back from a process that must not wait: the database is opened for a moment only."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text
from tests.fixtures.stores import bench_at

from maskmill import wiring
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.releasing import Releasing
from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.errors import StoreUnavailable
from maskmill.settings import Settings

HOST = "host:17"
BUSY_S = 0.3


def test_a_busy_database_is_not_waited_for(shared_url: str) -> None:
    with bench_at(shared_url) as bench:
        job_id = bench.submit().id
        assert bench.store.jobs.claim(job_id, "worker", 15.0, HOST)
        brief, other = Database(shared_url, BUSY_S), Database(shared_url)
        jobs = Releasing(brief, bench.clock)
        try:
            with other.write() as connection:
                connection.execute(text("UPDATE job SET progress = 7"))
                began = time.monotonic()
                with pytest.raises(StoreUnavailable):
                    jobs.release(job_id, HOST, ATTEMPT_CAP)
                assert time.monotonic() - began < BUSY_S + 2
            assert jobs.release(job_id, HOST, ATTEMPT_CAP) is JobState.QUEUED
        finally:
            brief.close()
            other.close()


def test_a_server_that_is_not_there_is_not_waited_for() -> None:
    jobs = Releasing(Database("postgresql://nobody@127.0.0.1:9/none", BUSY_S), time.time)
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        jobs.release("job_1", HOST, ATTEMPT_CAP)
    assert time.monotonic() - began < 4


def test_nothing_stays_open_in_a_process_that_forks(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    with bench_at(wiring.database_url(settings)) as bench:
        job_id = bench.submit().id
        assert bench.store.jobs.claim(job_id, "worker", 15.0, HOST)
    with wiring.briefly_open_jobs(settings, BUSY_S) as jobs:
        assert jobs.running_at("host") == [(job_id, HOST)]
        assert jobs.release(job_id, HOST, ATTEMPT_CAP) is JobState.QUEUED
    assert not [file.path for file in psutil.Process().open_files() if file.path.startswith(str(tmp_path))]
