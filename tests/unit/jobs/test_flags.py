"""The flags of a worker (CHECKLIST S2-29…33, S2-41, S3-30…36)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maskmill.adapters.load.calm import CalmLoad
from maskmill.domain.job import Queue
from maskmill.settings import Settings
from maskmill.tasks import context, flags, worker
from maskmill.tasks.app import app


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "load", lambda: CalmLoad(size_bytes=10 << 30))
    context.use(None, Settings(data=Path("unused"), concurrency=6))


def options(*arguments: str) -> dict[str, Any]:
    return worker.options_of(flags.read(arguments))


def test_without_flags_a_worker_takes_all_queues_with_the_settings_pool() -> None:  # S3-30
    found = options()
    assert found["queues"].split(",") == [queue.value for queue in Queue]
    assert (found["concurrency"], found["pool"], found["loglevel"]) == (6, "prefork", "INFO")
    assert "autoscale" not in found
    assert "max_tasks_per_child" not in found


def test_each_flag_reaches_celery() -> None:  # S2-29, S3-31…36
    assert options("--queue", "reports")["queues"] == "reports"
    assert options("--queue", "reports", "--queue", "notifications")["queues"] == "reports,notifications"
    assert options("--concurrency", "8")["concurrency"] == 8
    assert options("--autoscale", "10,3")["autoscale"] == [10, 3]
    assert options("--autoscale", "10,3")["concurrency"] == 3
    assert options("--autoscale", "10")["autoscale"] == [10, 2]
    assert options("--autoscale", "1")["autoscale"] == [1, 1]
    assert options("--pool", "prefork")["pool"] == "prefork"
    assert options("--pool=solo")["pool"] == "solo"
    assert options("--max-tasks-per-child", "100")["max_tasks_per_child"] == 100
    found = options("--concurrency=1", "--max-tasks-per-child=50")
    assert (found["concurrency"], found["max_tasks_per_child"]) == (1, 50)


def test_a_log_level_is_read_in_any_case_and_reaches_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:  # S3-34
    started: list[dict[str, Any]] = []

    class Worker:
        exitcode = 0

        def __init__(self, **given: Any) -> None:
            started.append(given)

        def start(self) -> None:
            started.append({})

    monkeypatch.setattr(app, "Worker", Worker, raising=False)
    assert worker.main(["--loglevel", "warning"]) == 0
    assert context.settings().log_level == "WARNING"
    assert started[0]["loglevel"] == "WARNING"


def test_debug_sets_the_level_and_started_and_sent_events(monkeypatch: pytest.MonkeyPatch) -> None:  # S2-41
    started: list[dict[str, Any]] = []

    class Worker:
        exitcode = None

        def __init__(self, **given: Any) -> None:
            started.append(given)

        def start(self) -> None:
            conf = app.conf
            started.append({"track": conf.task_track_started, "sent": conf.task_send_sent_event})

    monkeypatch.setattr(app, "Worker", Worker, raising=False)
    before = {name: app.conf[name] for name in ("task_send_sent_event", "worker_send_task_events")}
    try:
        assert worker.main(["--debug"]) == 0
    finally:
        app.conf.update(before)
    assert (started[0]["loglevel"], started[0]["task_events"]) == ("DEBUG", True)
    assert started[1] == {"track": True, "sent": True}


def test_profiles_stand_for_flags_and_a_given_flag_wins() -> None:  # S2-31, S2-32, S2-33
    quick, small, cpu = (flags.read(["--profile", name]) for name in ("throughput", "memory", "cpu"))
    assert (quick.concurrency, quick.prefetch, quick.pool, quick.copies) == (4, 1, "prefork", 1)
    assert (small.concurrency, small.tasks_per_child) == (1, 10)
    assert (cpu.pool, cpu.copies) == ("solo", 2)
    assert flags.read(["--profile", "throughput", "--concurrency", "2"]).concurrency == 2
    assert flags.read(["--profile", "cpu", "--pool", "prefork"]).copies == 1


def test_copies_have_the_same_flags_and_names_of_their_own() -> None:
    told = flags.read(["--profile", "cpu", "--queue", "scans", "--debug", "--name", "mill@%h"])
    first, second = (flags.read(flags.copy_of(told, number, Path("sign"))) for number in (1, 2))
    assert (first.queues, first.pool, first.level, first.is_debug) == (("scans",), "solo", "DEBUG", True)
    assert (first.name, second.name) == ("mill-1@%h", "mill-2@%h")
    assert first.copies == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--autoscale", "3,10"], "MAX comes first"),
        (["--autoscale", "ten"], "write for example 10,2"),
        (["--autoscale", "100,2"], "<= 64"),
        (["--autoscale", "4,0"], "1 <= MIN"),
        (["--pool", "threads"], "not supported"),
        (["--pool", "solo", "--autoscale", "4"], "needs the prefork pool"),
        (["--queue", "nowhere"], "there are high_priority"),
        (["--concurrency", "0"], "from 1 to 64"),
        (["--max-tasks-per-child", "0"], "from 1 on"),
        (["--loglevel", "LOUD"], "DEBUG"),
        (["--profile", "fast"], "throughput"),
    ],
)
def test_a_wrong_flag_says_what_is_wrong(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        flags.read(arguments)
    assert left.value.code == 2
    assert words in capsys.readouterr().err


def test_pool_processes_share_four_fifths_of_the_memory() -> None:  # S1-51
    assert options("--concurrency", "4")["max_memory_per_child"] == (2 << 30) // 1024
    assert options("--autoscale", "8,2")["max_memory_per_child"] == (1 << 30) // 1024
    assert options("--concurrency", "64")["max_memory_per_child"] == (512 << 20) // 1024
    context.use(None, Settings(data=Path("unused"), guard=False))
    assert "max_memory_per_child" not in options()
