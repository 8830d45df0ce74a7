"""How soon jobs go on after a part was killed, with the lease as it is shipped: nobody waits for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from sqlite3 import connect

import psutil
import pytest
from tests.faults.jobs.books import WITHIN_S
from tests.fixtures.broker import running_broker
from tests.fixtures.workers import TENANT, Workers, running_workers

from maskmill.adapters.process import place_name
from maskmill.domain.job import LEASE_S, JobState
from maskmill.engine import jobs
from maskmill.engine.recover import LOST_AFTER_S

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("recovery")]

SLACK_S = 4.0
"""A machine that runs other tests beside this one takes longer; the soak prints what it takes alone."""


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with running_workers(tmp_path_factory.mktemp("recovery") / "data", lease_s=LEASE_S) as workers:
        yield workers


def asked(workers: Workers, query: str, *values: str) -> str:
    """Ask the database itself for one text."""
    with closing(connect(workers.settings.data / "maskmill.db", timeout=10)) as connection:
        (found,) = connection.execute(query, values).fetchone()
    return str(found)


def seconds_until(done: Callable[[], bool], limit_s: float) -> float:
    """Wait for it, and return how long it took."""
    began = time.monotonic()
    while not done():
        assert time.monotonic() - began < limit_s, f"not within {limit_s} s"
        time.sleep(0.02)
    return time.monotonic() - began


def process_of(workers: Workers, job_id: str) -> int:
    place, _, pid = asked(workers, "SELECT process FROM job WHERE id = ?", job_id).rpartition(":")
    assert place == place_name()
    return int(pid)


def test_a_killed_pool_process(workers: Workers) -> None:  # S4-51
    job = workers.submit(cost_s=1.0)
    workers.until(job, JobState.RUNNING)
    os.kill(process_of(workers, job.id), signal.SIGKILL)
    assert seconds_until(lambda: workers.row(job).attempt == 2, WITHIN_S["child"] + SLACK_S) < LEASE_S
    workers.until(job, JobState.DONE)
    assert workers.effects(job) == 1


def test_a_killed_worker(workers: Workers) -> None:  # S4-51
    some = [workers.submit(cost_s=1.0) for _ in range(2)]
    for job in some:
        workers.until(job, JobState.RUNNING)
    os.kill(workers.stack.pids()["worker"], signal.SIGKILL)
    for job in some:
        seconds_until(lambda job=job: workers.row(job).attempt == 2, LEASE_S - 3)  # type: ignore[misc]  # its own job
    for job in some:
        workers.until(job, JobState.DONE)
        assert workers.effects(job) == 1


def test_a_lost_message(workers: Workers) -> None:
    row = workers.kit.store.jobs.submit(workers.new(cost_s=0.01))
    # as a process that dies between the row's mark and the broker, or a worker between the broker and the claim
    while row.id not in {sent.job_id for sent in workers.kit.store.jobs.dispatchable(100, 900.0)}:
        assert workers.row(row).state is JobState.QUEUED, "beat was quicker"
    seconds_until(lambda: workers.row(row).state is JobState.DONE, LOST_AFTER_S + 3 + SLACK_S)
    assert workers.row(row).attempt == 1


def test_a_killed_beat_among_two_under_load_and_no_job_is_sent_twice(workers: Workers) -> None:
    environment = {**os.environ, "MASKMILL_DATA": str(workers.settings.data)}  # noqa: TID251 - for the child
    second = subprocess.Popen([sys.executable, "-m", "maskmill.tasks.beat"], env=environment)
    try:
        store = workers.kit.store.jobs
        some = [store.submit(workers.new(cost_s=0.01)) for _ in range(60)]  # nobody rings: beat sends them
        seconds_until(lambda: workers.row(some[0]).state is JobState.DONE, 10)
        leader = int(asked(workers, "SELECT owner FROM leader WHERE name = 'dispatch'").rpartition(":")[2])
        until = store.leader("dispatch") or 0.0
        psutil.Process(leader).kill()
        seconds_until(lambda: (store.leader("dispatch") or 0.0) > until + 0.001, WITHIN_S["beat"] + SLACK_S)
        some += [store.submit(workers.new(cost_s=0.01)) for _ in range(20)]
        for job in some:
            assert workers.until(job, JobState.DONE).attempt == 1
    finally:
        second.kill()
        second.wait()
    lines = (workers.settings.data / "run" / "stack.log").read_text().splitlines()
    started = Counter(job.id for line in lines if '"task.started"' in line for job in some if job.id in line)
    assert set(started.values()) == {1}


def test_a_broker_that_was_away_for_a_while(tmp_path_factory: pytest.TempPathFactory) -> None:  # S4-50
    data = tmp_path_factory.mktemp("away") / "data"
    with running_broker() as broker, running_workers(data, 1, lease_s=LEASE_S, broker_url=broker.url) as workers:
        workers.until(workers.submit(cost_s=0.01), JobState.DONE)
        broker.kill()
        job = workers.submit(cost_s=0.01)  # it is stored all the same
        time.sleep(6.5)  # Celery alone would look again after 12 s, and then ever more seldom
        assert workers.row(job).state is JobState.QUEUED
        broker.start()
        seconds_until(lambda: workers.row(job).state is JobState.DONE, WITHIN_S["broker"])
        late = jobs.submit(workers.kit, workers.new(cost_s=0.01))
        seconds_until(lambda: workers.kit.store.jobs.get(TENANT, late.id).state is JobState.DONE, SLACK_S)
