"""One stack, real redactions: what a user sees of them while they run, and what they leave in the data folder."""

from __future__ import annotations

import json
import os
import stat
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.fixtures.pages import text_pdf
from tests.fixtures.stack import RunningStack, running_stack

from maskmill.cli.client import Client

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("real-run"), pytest.mark.timeout(120)]

STEPS = ["INITIALIZING", "PROCESSING", "RECOGNIZING", "REDACTING", "VERIFYING", "FINALIZING", "CLEANUP"]
NAME = "Jonathan Ashdown"
DOCUMENTS = {
    f"{NAME}.txt": f"{NAME} wrote from jo@example.org on Friday.".encode(),
    f"{NAME}.pdf": text_pdf([f"{NAME} wrote from jo@example.org on Friday."]),
}


@dataclass(frozen=True)
class Run:
    """A stack, the documents' jobs in it, and the modes of all its files while it still ran."""

    stack: RunningStack
    jobs: dict[str, str]
    modes: dict[str, int]

    def events(self, job_id: str) -> list[dict[str, Any]]:
        """Return the data of a job's progress events, as the API sends them."""
        request = urllib.request.Request(
            f"{self.stack.address}/api/v1/jobs/{job_id}/events",
            headers={"Authorization": f"Bearer {self.stack.api_key}"},
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            blocks = answer.read().decode().split("\n\n")
        return [
            json.loads(line.removeprefix("data: "))
            for block in blocks
            if "event: progress" in block
            for line in block.split("\n")
            if line.startswith("data: ")
        ]

    def log(self) -> list[dict[str, Any]]:
        """Return the log's lines that are ours."""
        lines = (self.stack.data / "run" / "stack.log").read_text().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    data = tmp_path_factory.mktemp("real") / "deep" / "data"
    before = os.umask(0o022)  # the usual one: what is private must be made so
    try:
        with running_stack(data, WORKER_ID="worker-nine") as stack:
            client = Client(stack.address, stack.api_key)
            jobs = {name: client.submit("redact", client.upload(name, DOCUMENTS[name])) for name in DOCUMENTS}
            assert [[e.status for e in client.follow(job)][-1] for job in jobs.values()] == ["SUCCESS", "SUCCESS"]
            yield Run(stack, jobs, modes_below(data))
    finally:
        os.umask(before)


def modes_below(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.lstat().st_mode for path in [folder, *folder.rglob("*")]}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_step_of_a_redaction_is_seen_in_its_order(run: Run, name: str) -> None:
    seen = [event["state"] for event in run.events(run.jobs[name])]
    assert list(dict.fromkeys(seen)) == STEPS
    assert seen == sorted(seen, key=STEPS.index)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_progress_rises_from_0_to_100_and_names_the_task_and_the_time(run: Run, name: str) -> None:
    events = run.events(run.jobs[name])
    for event in events:
        assert set(event) == {"task_id", "state", "progress", "message", "timestamp"}
        assert event["task_id"] == run.jobs[name]
        assert event["message"]
        assert abs(datetime.now(UTC) - datetime.fromisoformat(event["timestamp"])).total_seconds() < 600
    assert all(one["progress"] <= other["progress"] for one, other in pairwise(events))
    assert all(one["timestamp"] <= other["timestamp"] for one, other in pairwise(events))
    assert (events[0]["progress"], events[-1]["progress"]) == (0, 100)


def test_files_are_0600_and_folders_0700(run: Run) -> None:
    kinds = {stat.S_IFREG: 0o600, stat.S_IFDIR: 0o700, stat.S_IFSOCK: 0o700}
    wrong = {name: oct(mode) for name, mode in run.modes.items() if kinds[stat.S_IFMT(mode)] != stat.S_IMODE(mode)}
    assert wrong == {}
    assert {".", "maskmill.db", "maskmill.db-wal", "keys/master", "run/broker.sock", "run/stack.log"} <= set(run.modes)


def test_each_run_of_a_task_is_one_audit_entry_in_the_log_of_its_worker(run: Run) -> None:
    told = [json.loads(line["event"]) for line in run.log() if line.get("logger") == "audit"]
    runs = {entry["task_id"]: entry for entry in told if entry["action"] == "task.run"}
    assert sorted(runs) == sorted(run.jobs.values())
    assert len([entry for entry in told if entry["action"] == "task.run"]) == len(runs)
    fields = {"timestamp", "task_name", "task_id", "user_id", "file_info", "worker_id", "session_id"}
    assert all(fields <= set(entry) for entry in runs.values())
    assert {entry["worker_id"] for entry in runs.values()} == {"worker-nine"}


def test_start_and_end_of_each_task_are_in_the_log_of_the_worker(run: Run) -> None:
    for job_id in run.jobs.values():
        mine: list[str] = []
        deadline = time.monotonic() + 20  # the row says done a moment before the task's last line is written
        while "task.finished" not in mine and time.monotonic() < deadline:
            mine = [line["event"] for line in run.log() if line.get("task_id") == job_id and "task_name" in line]
            time.sleep(0.1)
        assert (mine[0], mine[-1]) == ("task.started", "task.finished")


def test_no_file_name_and_no_name_of_a_person_is_in_the_log(run: Run) -> None:
    text = (run.stack.data / "run" / "stack.log").read_text()
    assert "job.finished" in text
    assert not any(part in text for part in [*NAME.split(), "jo@example.org"])
