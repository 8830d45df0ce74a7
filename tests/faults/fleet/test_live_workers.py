"""Workers as their flags make them, seen by remote control and steered (CHECKLIST S1-27…38, S2-31…33, S3-18…36)."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from tests.fixtures.single_worker import TENANT, Ground, ground, worker_with

from maskmill.cli.main import main
from maskmill.domain.job import JobState, Queue
from maskmill.engine import fleet
from maskmill.engine.fleet import Health
from maskmill.ports.fleet import all_tasks
from maskmill.ports.jobs import JobRow, NewJob

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("workers")]


@pytest.fixture
def it(tmp_path: Path) -> Iterator[Ground]:
    with ground(tmp_path) as found:
        yield found


def lines(it: Ground, event: str) -> list[dict[str, Any]]:
    found = []
    for line in (it.data / "worker.log").read_text().splitlines():
        if line.startswith("{"):
            entry = json.loads(line)
            if entry["event"] == event:
                found.append(entry)
    return found


def test_without_a_worker_nothing_runs_and_nobody_waits_long(it: Ground) -> None:
    began = time.monotonic()
    assert it.look().workers == ()
    assert time.monotonic() - began < 1.0
    assert fleet.status(it.kit).health is Health.DOWN


def test_a_pool_grows_with_its_queue_to_its_bound_and_shrinks_when_it_is_calm(it: Ground) -> None:
    flags = ("--queue", "detection", "--autoscale", "4,1", "--loglevel", "DEBUG", "--max-tasks-per-child", "100")
    with worker_with(it, *flags) as process:
        (worker,) = it.look().workers
        assert (worker.pool, worker.slots, worker.queues, len(worker.processes)) == ("prefork", 1, ("detection",), 1)
        assert worker.scaling is not None
        assert (worker.scaling.least, worker.scaling.most) == (1, 4)
        assert {"maskmill.run", "maskmill.cleanup"} <= set(worker.registered)
        assert it.kit.fleet.slots() in {0, 4}  # 0: read before the worker wrote it down

        others = it.submit(Queue.REPORTS)
        jobs = [it.submit(cost_s=0.2) for _ in range(50)]
        it.until(lambda: any(change["processes"] == 4 for change in lines(it, "pool.grew")))
        view = it.look()
        running = all_tasks(view.workers, "active")
        assert {task.id for _name, task in running} <= {job.id for job in jobs}
        assert all(task.process in psutil_children(process.pid) for _name, task in running)
        it.until(lambda: all(it.row(job).state is JobState.DONE for job in jobs))
        assert it.row(others).state is JobState.QUEUED
        fleet.revoke(it.kit, TENANT, others.id, "test")
        it.until(lambda: it.look().workers[0].slots == 1)
    grew, shrank = lines(it, "pool.grew"), lines(it, "pool.shrank")
    assert [change["processes"] for change in grew] == [3, 4]
    assert all(change["pressure"] > 0.8 for change in grew)
    assert [change["processes"] for change in shrank] == [3, 2, 1]
    assert all(change["pressure"] < 0.2 for change in shrank)


def psutil_children(pid: int) -> set[int]:
    return {child.pid for child in psutil.Process(pid).children(recursive=True)}


def test_a_worker_answers_each_question_loses_a_killed_job_and_is_named_when_it_hangs(
    it: Ground, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASKMILL_DATA", str(it.data))
    monkeypatch.setenv("MASKMILL_BROKER_URL", it.broker.url)

    def asked(what: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert main(["workers", what, "--json"]) == 0
        rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)[what]
        return rows

    due_at = it.kit.clock() + 600.0
    later = it.kit.store.jobs.submit(NewJob(TENANT, "detect", Queue.SCANS, ("doc_probe",), not_before=due_at))
    with worker_with(it, "--concurrency", "2", "--debug", "--queue", "detection", "--queue", "scans") as process:
        job = it.submit(cost_s=20.0)
        it.until(lambda: bool(all_tasks(it.look().workers, "active")))
        (active,) = asked("active")
        assert (active["task"], active["name"], active["queue"]) == (job.id, "maskmill.run", "detection")
        assert asked("reserved") == []
        assert later.id in {row["task"] for row in asked("scheduled")}
        assert {"maskmill.run", "maskmill.cleanup"} <= {row["task"] for row in asked("registered")}
        (stats,) = asked("stats")
        assert (stats["max-concurrency"], len(stats["processes"])) == (2, 2)
        assert {row["queue"] for row in asked("queues")} == {"detection", "scans"}
        (line,) = asked("list")
        assert (line["pool"], line["slots"], line["active"]) == ("prefork", 2, 1)
        capsys.readouterr()
        assert main(["workers"]) == 0
        assert capsys.readouterr().out.startswith("WORKER")
        figures = fleet.worker_figures(it.kit)
        assert (figures.active_workers, figures.active_tasks, figures.pending_tasks) == (1, 1, 1)
        began = time.monotonic()
        fleet.revoke(it.kit, TENANT, job.id, "test", terminate=True)
        it.until_state(job, JobState.CANCELLED)
        assert time.monotonic() - began < 5.0
        assert it.kit.store.jobs.artifacts(TENANT, job.id) == []
        it.until(lambda: it.kit.fleet.slots() == 2)
        process.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        view = it.look()
        assert time.monotonic() - began < 2.5
        assert (view.workers, view.silent) == ((), (line["worker"],))


def test_a_broker_that_is_down_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASKMILL_DATA", str(tmp_path))
    monkeypatch.setenv("MASKMILL_BROKER_URL", f"redis+socket://{tmp_path}/none.sock")
    assert main(["workers", "active"]) == 70
    assert "The broker does not answer" in capsys.readouterr().err


def test_the_cpu_profile_runs_two_solo_workers_whose_jobs_have_limits(it: Ground) -> None:
    with worker_with(it, "--profile", "cpu", "--queue", "detection", module="maskmill.tasks.worker") as process:
        workers = it.look().workers
        assert [worker.pool for worker in workers] == ["solo", "solo"]
        assert sorted(worker.name.split("@")[0] for worker in workers) == ["celery-1", "celery-2"]
        mains = {worker.processes[0] for worker in workers}
        assert mains <= psutil_children(process.pid)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert not any(psutil.pid_exists(pid) for pid in mains)


def test_a_solo_worker_keeps_the_limits_that_celery_does_not(it: Ground) -> None:
    with worker_with(it, "--pool", "solo", "--queue", "detection") as process:
        soft = submit_with_limits(it, 3, 30, cost_s=60.0)
        it.until_state(soft, JobState.FAILED)
        assert process.poll() is None
        hard = submit_with_limits(it, 1, 2, cost_s=60.0, deaf=True)
        it.until_state(hard, JobState.FAILED)
        assert process.wait(10) == -signal.SIGKILL
    for job in (soft, hard):
        row = it.row(job)
        assert row.problem is not None
        assert (row.problem["slug"], row.attempt) == ("time-exceeded", 1)


def submit_with_limits(it: Ground, soft_s: int, hard_s: int, **options: object) -> JobRow:
    from maskmill import wiring
    from maskmill.adapters.queue.celery import RUN_TASK, make_celery

    row = it.kit.store.jobs.submit(NewJob(TENANT, "detect", Queue.DETECTION, ("doc_probe",), raw_options=options))
    assert row.id in {sent.job_id for sent in it.kit.store.jobs.dispatchable(100, 900.0)}
    make_celery(wiring.queue_config(it.settings)).send_task(
        RUN_TASK, args=(row.id,), task_id=row.id, queue="detection", priority=0, soft_time_limit=soft_s,
        time_limit=hard_s, ignore_result=True,
    )  # fmt: skip
    return row
