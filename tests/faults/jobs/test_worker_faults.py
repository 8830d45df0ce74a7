"""A real worker on the embedded broker, and what happens to jobs when something breaks."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from importlib import import_module

import psutil
import pytest
import redis
from celery import Task
from tests.faults.jobs.storm import Plan, storm
from tests.fixtures.workers import LEASE_S, TENANT, Workers, running_workers

from maskmill.adapters.queue.celery import RUN_TASK
from maskmill.adapters.stack.place import socket_path
from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.engine import jobs
from maskmill.engine.sweep import GRACE_S
from maskmill.tasks import bodies

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("workers")]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    with running_workers(tmp_path_factory.mktemp("mill") / "data") as workers:
        yield workers


def client_of(workers: Workers) -> redis.Redis:
    return redis.Redis(unix_socket_path=str(socket_path(workers.settings.data)))


def child_of(workers: Workers, job_id: str) -> psutil.Process:
    """Return the pool process that runs a job."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        for active in (workers.app().control.inspect(timeout=1, limit=1).active() or {}).values():
            for request in active:
                if request["id"] == job_id and request["worker_pid"]:
                    return psutil.Process(request["worker_pid"])
    raise AssertionError("no worker runs the job")


def is_task(value: object) -> bool:
    return isinstance(value, Task) or isinstance(getattr(value, "_get_current_object", lambda: None)(), Task)


def test_a_job_runs_and_leaves_its_effect_once(workers: Workers) -> None:
    job = workers.submit(cost_s=0.05)
    row = workers.until(job, JobState.DONE)
    assert (row.attempt, workers.effects(job)) == (1, 1)


def test_a_job_on_an_idle_worker_starts_at_once(workers: Workers) -> None:
    workers.until(workers.submit(cost_s=0.01), JobState.DONE)
    starts = []
    for _ in range(10):
        row = workers.until(workers.submit(cost_s=0.01), JobState.DONE)
        starts.append((row.started_at or 0) - row.submitted_at)
    assert sorted(starts)[5] < 1.0


def test_a_killed_pool_process_loses_no_job(workers: Workers) -> None:  # S1-19
    job = workers.submit(cost_s=2.0)
    workers.until(job, JobState.RUNNING)
    child_of(workers, job.id).kill()
    row = workers.until(job, JobState.DONE)
    assert row.attempt == 2
    assert workers.effects(job) == 1


def test_a_killed_worker_loses_no_job_and_leaves_no_orphans(workers: Workers) -> None:  # S1-19
    job = workers.submit(cost_s=2.0)
    workers.until(job, JobState.RUNNING)
    pid = workers.stack.pids()["worker"]
    children = psutil.Process(pid).children(recursive=True)
    os.kill(pid, signal.SIGKILL)
    _, alive = psutil.wait_procs(children, timeout=5)
    assert [process for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []
    assert workers.until(job, JobState.DONE).attempt == 2
    assert workers.effects(job) == 1


def test_a_killed_broker_loses_no_job(workers: Workers) -> None:
    some = [workers.submit(cost_s=0.3) for _ in range(6)]
    os.kill(workers.stack.pids()["broker"], signal.SIGKILL)
    some.append(workers.submit(cost_s=0.1))
    for job in some:
        workers.until(job, JobState.DONE)
        assert workers.effects(job) == 1


def test_poison_ends_at_the_cap(workers: Workers) -> None:
    job = workers.submit(poison=True)
    row = workers.until(job, JobState.FAILED, seconds=120)
    assert row.attempt == ATTEMPT_CAP
    assert row.problem is not None


def test_the_soft_limit_ends_a_slow_job_with_a_problem(workers: Workers) -> None:  # S1-23
    job = workers.submit_with_limits(soft_s=1, hard_s=20, cost_s=15)
    row = workers.until(job, JobState.FAILED, seconds=12)
    assert row.problem is not None
    assert row.problem["slug"] == "time-exceeded"
    assert workers.effects(job) == 0


def test_the_hard_limit_ends_a_job_that_ignores_the_soft_one(workers: Workers) -> None:  # S1-24, S4-52
    job = workers.submit_with_limits(soft_s=1, hard_s=2, cost_s=8, deaf=True)
    workers.until(job, JobState.RUNNING)
    pid = child_of(workers, job.id).pid
    row = workers.until(job, JobState.FAILED, seconds=7)
    deadline = time.monotonic() + 2
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert row.problem is not None
    assert (row.problem["slug"], row.attempt) == ("time-exceeded", 1)
    assert "after 2 seconds" in str(row.problem["detail"])
    jobs.retry(workers.kit, TENANT, job.id, "test")  # by hand it may be tried again
    workers.until(job, JobState.RUNNING)
    jobs.cancel(workers.kit, TENANT, job.id, "test")
    workers.until(job, JobState.CANCELLED)


def test_cancelling_a_running_job_ends_it_quickly_and_it_can_be_retried(workers: Workers) -> None:
    job = workers.submit(cost_s=20.0)
    workers.until(job, JobState.RUNNING)
    child = child_of(workers, job.id)
    began = time.monotonic()
    jobs.cancel(workers.kit, TENANT, job.id, "test")
    workers.until(job, JobState.CANCELLED, seconds=LEASE_S)
    assert time.monotonic() - began < LEASE_S
    assert workers.effects(job) == 0
    assert child.is_running()  # it goes on with the next job
    jobs.retry(workers.kit, TENANT, job.id, "test")
    workers.until(job, JobState.RUNNING)
    jobs.cancel(workers.kit, TENANT, job.id, "test")
    workers.until(job, JobState.CANCELLED)


def test_a_pickled_message_is_refused_and_never_opened(workers: Workers) -> None:  # S1-21
    app = workers.app()
    app.conf.task_serializer = "pickle"
    log = workers.settings.data / "run" / "stack.log"
    before = len(log.read_text())
    job = workers.kit.store.jobs.submit(workers.new(cost_s=0.01))
    workers.kit.store.jobs.dispatchable(100, 15.0)
    app.send_task(RUN_TASK, args=(job.id,), queue="detection", priority=0, serializer="pickle")
    deadline = time.monotonic() + 10
    while "ContentDisallowed" not in log.read_text()[before:]:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert workers.row(job).attempt == 0
    jobs.cancel(workers.kit, TENANT, job.id, "test")
    assert workers.until(workers.submit(cost_s=0.01), JobState.DONE).attempt == 1  # the worker goes on


def test_a_small_tasks_result_expires_after_an_hour(workers: Workers) -> None:  # S1-25
    app = workers.app()
    result = app.send_task("maskmill.cleanup", queue="cleanup")
    assert set(result.get(timeout=20)) == {"objects", "removed"}
    with client_of(workers) as client:
        assert 3_500 < client.ttl(f"celery-task-meta-{result.id}") <= 3_600


def test_the_cleanup_task_removes_the_file_that_a_crash_left(workers: Workers) -> None:  # S1-03
    left, young = (workers.kit.blobs.put("doc_probe", "input", [b"left by a crash"]).object_id for _ in range(2))
    folder = workers.settings.data / "objects"
    path = folder / left[-2:] / left
    long_ago = time.time() - GRACE_S - 60
    os.utime(path, (long_ago, long_ago))
    counts = workers.app().send_task("maskmill.cleanup", queue="cleanup").get(timeout=20)
    assert counts["removed"] == 1
    assert not path.exists()
    assert (folder / young[-2:] / young).exists()


def test_a_job_leaves_no_result_in_the_broker(workers: Workers) -> None:
    job = workers.submit(cost_s=0.01)
    workers.until(job, JobState.DONE)
    with client_of(workers) as client:
        assert not client.exists(f"celery-task-meta-{job.id}")


def test_every_task_is_registered_with_the_worker(workers: Workers) -> None:  # S1-06, S5-32
    registered = workers.app().control.inspect(timeout=3, limit=1).registered() or {}
    assert registered
    declared = {
        task.name for module in bodies.modules() for task in vars(import_module(module)).values() if is_task(task)
    }
    assert {"maskmill.run", "maskmill.cleanup"} <= declared
    for names in registered.values():
        assert {name for name in names if name.startswith("maskmill.")} == declared


def test_many_tasks_use_the_same_connections(workers: Workers) -> None:  # S5-22
    def open_files() -> int:
        children = psutil.Process(workers.stack.pids()["worker"]).children()
        return sum(child.num_fds() for child in children)

    for job in [workers.submit(cost_s=0.01) for _ in range(60)]:
        workers.until(job, JobState.DONE)
    before = open_files()
    for job in [workers.submit(cost_s=0.01) for _ in range(200)]:
        workers.until(job, JobState.DONE)
    assert open_files() <= before + 12  # a heartbeat may open one more connection: two files in each process, twice


def test_a_stopped_process_loses_its_job_and_its_late_end_counts_for_nothing(workers: Workers) -> None:
    job = workers.submit(cost_s=1.0)
    workers.until(job, JobState.RUNNING)
    child = child_of(workers, job.id)
    child.suspend()
    try:
        row = workers.until(job, JobState.DONE, seconds=20)
        assert (row.attempt, workers.effects(job)) == (2, 1)
    finally:
        child.resume()
    log = workers.settings.data / "run" / "stack.log"
    deadline = time.monotonic() + 10
    while not any('"job.lease_lost"' in line and job.id in line for line in log.read_text().splitlines()):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert (workers.row(job).attempt, workers.effects(job)) == (2, 1)


def test_the_schedule_has_a_leader(workers: Workers) -> None:
    for name in ("dispatch", "recover", "schedule"):
        deadline = time.monotonic() + 20  # a loop leads from its first turn, a second after the start
        while (until := workers.kit.store.jobs.leader(name)) is None and time.monotonic() < deadline:
            time.sleep(0.1)
        assert until is not None
        assert until > time.time() - 15


def test_stopping_drains_what_runs(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_workers(tmp_path_factory.mktemp("drain") / "data", workers=1) as workers:
        job = workers.submit(cost_s=2.0)
        workers.until(job, JobState.RUNNING)
        workers.stack.stop()
        row = workers.row(job)
    assert (row.state, row.attempt) == (JobState.DONE, 1)


def test_random_kills_lose_nothing_and_double_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    plan = Plan(kills=5, jobs=25, seed=11, pause_s=(1.5, 3.0), lease_s=3.0)
    books = storm(tmp_path_factory.mktemp("storm") / "data", plan)
    assert books.is_clean, books.lines()
