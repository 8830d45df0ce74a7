"""A machine without luck: killed parts, signals in the middle, a full disk. No job is lost, nothing stays behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from tests.fixtures.caller import Caller, check_problem
from tests.fixtures.cli import Cli
from tests.fixtures.make import letter, person
from tests.fixtures.stack import RunningStack, running_stack

pytestmark = [pytest.mark.xdist_group("unlucky"), pytest.mark.timeout(300)]

WHO = person("unlucky")
NOTE = f"Write to jo@example.org, {WHO.line}.".encode()


def until(is_true: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def part(stack: RunningStack, word: str) -> psutil.Process:
    """Return the part of a stack whose command line holds a word."""
    (found,) = [
        child for child in psutil.Process(stack.process.pid).children() if any(word in arg for arg in child.cmdline())
    ]
    return found


def users_of(data: Path) -> list[str]:
    """Return the command lines of the processes that have anything to do with a data folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                words = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
                links = [os.fsencode(link.readlink()) for link in (entry / "fd").iterdir()]
            except OSError:
                continue
            if os.fsencode(data) in words or any(link.startswith(os.fsencode(data) + b"/") for link in links):
                found.append(words[:200].decode(errors="replace"))
    return found


def test_a_killed_broker_delays_and_loses_nothing(tmp_path: Path) -> None:
    with running_stack(tmp_path / "data") as stack, Caller(stack) as caller:
        document_id = caller.upload(NOTE)
        broker = part(stack, "valkey")
        broker.suspend()  # it holds its socket and answers nobody, until it is killed
        os.kill(broker.pid, signal.SIGKILL)
        jobs = [caller.submit(document_id) for _ in range(5)]
        assert {caller.ended(job_id)["status"] for job_id in jobs} == {"SUCCESS"}
        assert part(stack, "valkey").pid != broker.pid
        assert caller.http.get(f"{stack.address}/readyz").json()["checks"]["broker"]["status"] == "healthy"


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_signal_in_the_middle_leaves_no_process_and_the_next_start_finishes(
    tmp_path: Path, signum: signal.Signals, code: int
) -> None:
    data = tmp_path / "data"
    with running_stack(data, MASKMILL_LEASE_S="2") as stack, Caller(stack) as caller:
        key = stack.api_key
        document_id = caller.upload(letter(WHO, 30))
        jobs = [caller.submit(document_id) for _ in range(3)]
        until(lambda: caller.job(jobs[0])["status"] == "STARTED")
        second = Cli(tmp_path).run("up", "--port", "0")
        assert second.code == 2
        assert "stop it, or choose another" in second.err
        stack.process.send_signal(signum)
        assert stack.process.wait(60) == code
        assert "Traceback" not in stack.output.read_text()
    until(lambda: users_of(data) == [], 0.1 if signum is signal.SIGTERM else 20)
    (data / "run/stack.lock").write_text("1\n")  # what a power cut leaves: a file that nobody holds
    with running_stack(data, api_key=key, MASKMILL_LEASE_S="2") as stack, Caller(stack, key) as caller:
        ended = [caller.ended(job_id) for job_id in jobs]
    assert {job["status"] for job in ended} == {"SUCCESS"}
    assert {len(job["artifacts"]) for job in ended} == {2}
    assert users_of(data) == []
    assert Cli(tmp_path).run("audit", "verify", "--json").json()["chains"]["server"]["ok"] is True


UNSHARE = shutil.which("unshare")


def can_mount(folder: Path) -> bool:
    command = f"mount -t tmpfs -o size=1m none {folder}"
    return (
        UNSHARE is not None
        and not subprocess.run([UNSHARE, "-Urm", "sh", "-c", command], capture_output=True, check=False).returncode
    )


def test_a_full_disk_is_said_and_the_next_job_runs_when_there_is_room(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    if not can_mount(data):
        pytest.skip("this user cannot mount a file system in a namespace")
    script = f'mount -t tmpfs -o size=24m,mode=700 none {data} && exec "$@"'
    under = (str(UNSHARE), "-Urm", "sh", "-c", script, "sh")
    with running_stack(data, under=under) as stack, Caller(stack) as caller:
        inside = Path(f"/proc/{stack.process.pid}/root{data}")
        document_id = caller.upload(letter(WHO, 2))
        before = caller.submit(document_id)
        assert caller.ended(before)["status"] == "SUCCESS"
        fill(inside / "ballast")
        objects = files_in(inside / "objects")
        check_problem(caller.send(bytes(8 << 20).replace(b"\0", b"x"), "a.txt"), 507, "storage-full", str(data))
        assert files_in(inside / "objects") == objects
        answer = caller.order(document_id)
        taken = answer.status_code == 202
        if not taken:
            check_problem(answer, 507, "storage-full", str(data))
        assert caller.result(before).status_code == 200
        assert caller.http.get(f"{stack.address}/livez").status_code == 200
        (inside / "ballast").unlink()
        if taken:
            assert caller.ended(str(answer.json()["job_id"]), 90)["status"] == "SUCCESS"
        assert caller.ended(caller.submit(document_id))["status"] == "SUCCESS"
        assert caller.ended(caller.submit(caller.upload(NOTE)))["status"] == "SUCCESS"
        log = (inside / "run/stack.log").read_text()
        assert "Traceback" not in log
        assert WHO.number not in log


def fill(path: Path) -> None:
    """Write until there is no room for another block."""
    with path.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    assert shutil.disk_usage(path).free < 4096


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_a_full_disk_leaves_no_half_result_of_a_file_command(tmp_path: Path) -> None:
    if not can_mount(tmp_path):
        pytest.skip("this user cannot mount a file system in a namespace")
    (tmp_path / "a.pdf").write_bytes(letter(WHO, 20))
    (tmp_path / "out").mkdir()
    script = f'mount -t tmpfs -o size=8k none {tmp_path}/out && "$@"; code=$?; ls -A {tmp_path}/out; exit $code'
    command = [sys.executable, "-m", "maskmill.cli.main", "redact", "a.pdf", "-o", "out", "--no-names", "-q"]
    done = subprocess.run(
        [str(UNSHARE), "-Urm", "sh", "-c", script, "sh", *command],
        cwd=tmp_path, env=Cli(tmp_path).environment(), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 70
    assert done.stdout == "", "nothing is left in the folder"
    assert "disk is full; free some space" in done.stderr
    assert "Traceback" not in done.stderr
