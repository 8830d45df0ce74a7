"""`maskmill jobs` and `maskmill queues` on a data folder, with the test as the worker."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.fixtures.cli import Cli

from maskmill.adapters.store.store import SqlStore
from maskmill.cli.main import main
from maskmill.domain.job import JobState, Queue, Step
from maskmill.errors import DamagedFile
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import Claim, JobRow, NewJob, Outcome
from maskmill.settings import Settings
from maskmill.wiring import build_kit, close

TENANT = "default"
DOCUMENT = "doc_one"


@dataclass
class Folder:
    """A data folder with a document, and its store."""

    data: Path
    store: SqlStore
    capsys: pytest.CaptureFixture[str]

    def submit(self) -> JobRow:
        return self.store.jobs.submit(NewJob(TENANT, "redact", Queue.HIGH_PRIORITY, (DOCUMENT,)))

    def claim(self, job: JobRow) -> Claim:
        claim = self.store.jobs.claim(job.id, "worker", 60.0)
        assert claim is not None
        return claim

    def failed(self) -> JobRow:
        job = self.submit()
        self.store.jobs.fail(self.claim(job), DamagedFile("The file is damaged; send it whole").problem(), None, None)
        return job

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command in this process."""
        self.capsys.readouterr()
        code = main([*arguments, "--data", str(self.data)])
        return code, *self.capsys.readouterr()

    def json(self, *arguments: str) -> dict[str, object]:
        code, out, err = self.run(*arguments, "--json")
        assert code == 0, err
        found: dict[str, object] = json.loads(out)
        return found


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Folder]:
    kit = build_kit(Settings(data=tmp_path / "data"))
    try:
        kit.keys.create_document_key(TENANT, DOCUMENT)
        kit.store.documents.add(DocumentRow(DOCUMENT, TENANT, "obj", "n", "text", 1, 1, "0" * 64, time.time(), None))
        assert isinstance(kit.store, SqlStore)
        yield Folder(tmp_path / "data", kit.store, capsys)
    finally:
        close(kit)


def test_failed_jobs_are_shown_by_cause_and_retried_in_bulk(folder: Folder) -> None:
    jobs = [folder.failed() for _ in range(3)]
    code, out, err = folder.run("jobs", "dead")
    assert (code, out.splitlines()[1].split()[:4]) == (0, ["3", "redact", "damaged-file", "no"])
    assert "maskmill jobs retry --dead --slug SLUG" in err
    assert jobs[-1].id in str(folder.json("jobs", "dead")["groups"])
    _, out, _ = folder.run("jobs", "dead", "--slug", "damaged-file", "--limit", "2")
    assert [line.split()[0] for line in out.splitlines()[1:]] == [jobs[2].id, jobs[1].id]
    assert folder.json("jobs", "dead", "--kind", "detect") == {"total": 0, "jobs": []}
    assert folder.run("jobs", "retry", "--dead", "--limit", "1")[1] == "1 job queued again, 2 of this cause left\n"
    assert folder.json("jobs", "retry", "--dead", "--slug", "damaged-file") == {"retried": 2, "left": 0}
    assert folder.run("jobs", "dead")[2] == "No job has failed\n"
    assert {folder.store.jobs.get(TENANT, job.id).state for job in jobs} == {JobState.QUEUED}


@pytest.mark.parametrize("arguments", [(), ("job_1", "--dead"), ("job_1", "--slug", "x"), ("--kind", "redact")])
def test_a_retry_is_of_one_job_or_of_a_cause(folder: Folder, arguments: tuple[str, ...]) -> None:
    assert folder.run("jobs", "retry", *arguments)[0] == 2


def test_queues_are_listed_paused_and_emptied(folder: Folder) -> None:
    job = folder.submit()
    lines = folder.run("queues")[1].splitlines()
    assert len(lines) == 1 + len(Queue)
    assert lines[1].split()[:4] == ["high_priority", "1", "1", "0"]
    assert folder.json("queues", "pause", "high_priority") == {"queue": "high_priority", "paused": True}
    code, out, err = folder.run("queues", "list")
    assert "since 20" in out
    assert "1 job in high_priority until: maskmill queues resume high_priority" in err
    shown = folder.json("jobs", "show", job.id)
    assert shown["place"] == {"ahead": 0, "start_in_s": None}
    assert "paused" in str(shown["waits_for"])
    assert folder.run("queues", "resume", "high_priority")[:2] == (0, "high_priority  gives out its jobs\n")
    assert "does not answer" in str(folder.json("jobs", "show", job.id)["waits_for"])
    code, _, err = folder.run("queues", "purge", "high_priority")
    assert (code, "1 job that wait" in err, "--yes" in err) == (2, True, True)
    assert folder.run("queues", "purge", "high_priority", "--tenant", "other", "--yes")[0] == 2
    assert folder.run("queues", "purge", "high_priority", "--yes")[1] == "high_priority  1 job cancelled\n"
    assert folder.store.jobs.get(TENANT, job.id).state is JobState.CANCELLED
    actions = [row.body for row in folder.store.audit.rows()]
    assert all(
        any(action in body and '"operator"' in body for body in actions)
        for action in ("queue.paused", "queue.resumed", "queue.purged")
    )
    assert folder.run("queues", "pause", "nope")[0] == 2


def test_a_tenants_limits_are_shown_changed_and_taken_away(folder: Folder) -> None:
    none = {"tenant": "default", "max_running": None, "per_minute": None}
    assert folder.json("queues", "limits") == none
    changed = folder.json("queues", "limits", "default", "--max-running", "4", "--per-minute", "600")
    assert changed == {"tenant": "default", "max_running": 4, "per_minute": 600}
    assert folder.json("queues", "limits", "--per-minute", "0") == {**none, "max_running": 4}
    assert "max running   4" in folder.run("queues", "limits")[1]
    assert folder.run("queues", "limits", "nobody")[0] == 2


def test_parts_of_a_batch_and_kinds_narrow_the_list(folder: Folder) -> None:
    one = folder.submit()
    assert one.id in str(folder.json("jobs", "list", "--kind", "redact")["jobs"])
    assert folder.json("jobs", "list", "--kind", "detect") == {"jobs": []}
    assert folder.json("jobs", "list", "--of", one.id) == {"jobs": []}
    assert folder.run("jobs", "list", "--of", "job_nope")[0] == 2


def test_following_plainly_has_lines_a_summary_and_no_control_characters(folder: Folder) -> None:
    bad, good = folder.failed(), folder.submit()
    claim = folder.claim(good)
    folder.store.jobs.report(claim, Step.RECOGNIZING, 40, "Looking")
    folder.store.jobs.finish(claim, Outcome(JobState.DONE))
    code, out, err = folder.run("jobs", "follow", good.id)
    assert (code, out.split()[:2]) == (0, [good.id, "SUCCESS"])
    assert "40 %  RECOGNIZING   Looking" in err
    assert f"maskmill jobs show {good.id}" in err
    code, out, err = folder.run("jobs", "follow", good.id, bad.id, good.id)
    assert (code, [line.split()[1] for line in out.splitlines()]) == (3, ["SUCCESS", "FAILURE"])
    assert "The file is damaged; send it whole" in err
    assert "\x1b" not in out + err
    code, out, _ = folder.run("jobs", "follow", bad.id, "--json")
    assert (code, json.loads(out.splitlines()[-1])["problem"]["slug"]) == (3, "damaged-file")
    assert folder.run("jobs", "follow", "job_nope")[0] == 2


def _on_a_terminal(cli: Cli, *arguments: str, **settings: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start a command whose three streams are a terminal; return it and our end."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "maskmill.cli.main", *arguments],
        cwd=cli.folder,
        env={**cli.environment(), "TERM": "xterm-256color", "COLUMNS": "100", **settings},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    return process, ours


def _read(ours: int, until: bytes = b"") -> bytes:
    """Read until the words come, or to the end."""
    found = b""
    while not until or until not in found:
        try:
            got = os.read(ours, 65_536)
        except OSError:
            break
        if not got:
            break
        found += got
    return found


@pytest.mark.timeout(120)
def test_a_terminal_draws_without_colour_when_asked_and_shows_the_cursor_again(folder: Folder, tmp_path: Path) -> None:
    claim = folder.claim(folder.submit())
    folder.store.jobs.report(claim, Step.RECOGNIZING, 40, "Looking")
    process, ours = _on_a_terminal(Cli(tmp_path), "jobs", "follow", claim.job.id, NO_COLOR="1")
    seen = _read(ours, b"Looking")

    def work() -> None:
        folder.store.jobs.report(claim, Step.REDACTING, 60, "Removing")
        time.sleep(0.5)
        folder.store.jobs.finish(claim, Outcome(JobState.DONE))

    threading.Thread(target=work).start()
    seen += _read(ours)
    os.close(ours)
    assert process.wait(60) == 0
    assert "✓ RECOGNIZING" in seen.decode()
    assert b"SUCCESS" in seen
    assert seen.count(b"\x1b[?25l") == seen.count(b"\x1b[?25h") == 1
    assert b"\x1b[3" not in seen.replace(b"\x1b[3A", b"")  # no colour is set


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_leaving_a_followed_job_leaves_it_running(
    folder: Folder, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    claim = folder.claim(folder.submit())
    folder.store.jobs.report(claim, Step.RECOGNIZING, 40, "Looking")
    process, ours = _on_a_terminal(Cli(tmp_path), "jobs", "follow", claim.job.id)
    seen = _read(ours, b"Looking")
    os.kill(process.pid, number)
    seen += _read(ours)
    os.close(ours)
    assert process.wait(60) == code
    assert seen.count(b"\x1b[?25l") == seen.count(b"\x1b[?25h") == 1
    if number is signal.SIGINT:
        assert f"1 job goes on. Come back with: maskmill jobs follow {claim.job.id}" in seen.decode()
    assert folder.store.jobs.get(TENANT, claim.job.id).state is JobState.RUNNING
