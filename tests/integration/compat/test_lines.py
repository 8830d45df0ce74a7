"""The command lines of the old documents, started as they stand there (CHECKLIST S2-05, S3-31, S3-37, S3-38)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import redis
from tests.fixtures.broker import Broker, running_broker

from maskmill import wiring
from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.compat.facade import facade
from maskmill.compat.registry import REGISTRY
from maskmill.domain.job import Queue
from maskmill.settings import Settings
from maskmill.tasks import context

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("old-lines")]

ROOT = Path(__file__).parents[3]
BIN = Path(sys.executable).parent
SECRET = "Tavorin Dezorvath"

COMPRESSION = "celery -A celery_worker.celery worker --loglevel=info --concurrency=2 --queues=compression,cleanup"
REPORTS = (
    "python run_celery_worker.py --queue reports --queue high_priority --concurrency 1 --loglevel DEBUG"
    " --pool prefork --max-tasks-per-child 100 --name reports@%h"
)
BEAT = "celery -A services.celery_app beat"
SECOND_BEAT = "python run_celery_beat.py"
PING = "celery -A workers.celery_app inspect ping --json"


@dataclass(frozen=True)
class Old:
    """What was started, and how to talk to it."""

    broker: Broker
    environment: dict[str, str]
    folder: Path

    def run(self, line: str) -> dict[str, object]:
        """Run a line to its end, and return the JSON of its answer."""
        done = subprocess.run(
            f"{BIN}/{line}", shell=True, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return dict(json.loads(done.stdout))

    def asked(self, question: str, workers: int = 2) -> dict[str, Any]:
        """Ask the workers by Celery's remote control, until all answer: one that just became ready may miss it."""
        inspect = make_celery(CeleryConfig(broker_url=self.broker.url)).control.inspect(timeout=3, limit=workers)
        answers: dict[str, Any] = {}

        def all_answered() -> bool:
            answers.update(getattr(inspect, question)() or {})
            return len(answers) == workers

        until(all_answered)
        return answers

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()


def until(done: Callable[[], object], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@contextmanager
def started(old: Old, lines: dict[str, str]) -> Iterator[None]:
    """Start the lines side by side; all are ready in the block, and gone after it."""
    processes = {}
    for name, line in lines.items():
        with (old.folder / f"{name}.log").open("wb") as log:
            processes[name] = subprocess.Popen(
                f"exec {BIN}/{line}", shell=True, cwd=ROOT, env=old.environment, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
    try:
        for name, process in processes.items():
            until(lambda: "service.ready" in old.log(name) or process.poll() is not None)  # noqa: B023 - called at once
            assert process.poll() is None, old.log(name)[-2000:]
        yield
    finally:
        for process in processes.values():
            process.terminate()
        for process in processes.values():
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Old]:
    foreign = ("MASKMILL_", "CELERY_", "REDIS_", "DATABASE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}  # noqa: TID251 - a clean environment for the children
    folder = tmp_path_factory.mktemp("old")
    before = set(ROOT.glob("celerybeat-schedule*"))
    with running_broker() as broker:
        environment = {**kept, "REDIS_URL": broker.url, "MASKMILL_DATA": str(folder / "data")}
        found = Old(broker, environment, folder)
        with started(found, {"compression": COMPRESSION, "reports": REPORTS, "beat": BEAT, "second beat": SECOND_BEAT}):
            yield found
    assert set(ROOT.glob("celerybeat-schedule*")) == before, "beat left a file"


@pytest.fixture
def quiet_caller(old: Old) -> Iterator[None]:
    """Use the data folder of the workers; what this process submits, beat must find by itself."""
    settings = Settings(data=old.folder / "data", broker_url=old.broker.url)
    kit = replace(wiring.build_kit(settings), transport=MemoryTransport())
    context.use(kit, settings)
    yield
    context.close()
    context.use(None)


def test_the_workers_answer_ping_each_on_its_own_queues(old: Old) -> None:  # S2-05, S3-31
    assert len(old.asked("ping")) == 2
    pongs = old.run(PING)
    assert list(pongs.values()) == [{"ok": "pong"}] * 2
    queues = {name: {queue["name"] for queue in found} for name, found in old.asked("active_queues").items()}
    assert sorted(queues.values(), key=sorted) == [{"cleanup", "compression"}, {"high_priority", "reports"}]
    pools = {name: stats["pool"]["max-concurrency"] for name, stats in old.asked("stats").items()}
    assert sorted(pools.values()) == [1, 2]


def test_the_old_names_are_registered_with_every_worker(old: Old) -> None:  # S1-06
    for names in old.asked("registered").values():
        shown = {str(name).split(" ")[0] for name in names}
        assert set(REGISTRY) <= shown
        assert {"maskmill.run", "maskmill.cleanup"} <= shown


def test_both_beat_programs_start_and_both_may_run(old: Old) -> None:  # S3-37
    for name in ("beat", "second beat"):
        assert '"service.ready"' in old.log(name)
        assert '"level": "error"' not in old.log(name)


@pytest.mark.usefixtures("quiet_caller")
def test_beat_hands_out_the_jobs_and_the_worker_runs_them() -> None:  # S1-09, S3-37
    result = facade("cleanup_files").apply_async(queue="cleanup")
    found = result.get(timeout=30)
    assert found["status"] == "success"


def test_what_an_old_client_sends_by_itself_is_refused_and_shown_nowhere(old: Old) -> None:
    app = make_celery(CeleryConfig(broker_url=old.broker.url))
    app.send_task(
        "services.tasks.process_document", (f"{SECRET}.pdf", {"terms": [SECRET]}), queue="high_priority",
        task_id="from-an-old-client",
    )  # fmt: skip
    until(lambda: '"task.finished"' in old.log("reports") and "from-an-old-client" in old.log("reports"))
    assert '"task.failed"' in old.log("reports")
    assert SECRET not in old.log("reports")
    with redis.Redis(unix_socket_path=str(old.broker.socket)) as client:
        until(lambda: client.llen("high_priority:5") == client.hlen("unacked") == 0)


def test_the_old_worker_program_takes_every_queue_when_none_is_named(old: Old) -> None:  # S3-30
    with running_broker() as broker:
        folder = old.folder / "alone"
        folder.mkdir()
        alone = Old(broker, {**old.environment, "REDIS_URL": broker.url}, folder)
        with started(alone, {"all": "python run_celery_worker.py"}):
            answers = list(alone.asked("active_queues", 1).values())
    assert [{queue["name"] for queue in found} for found in answers] == [{queue.value for queue in Queue}]
