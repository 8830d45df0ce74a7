"""The supervisor: what dies comes back, and nothing outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from maskmill.adapters.stack import place, valkey
from maskmill.adapters.stack.supervisor import Stack, StackConfig
from maskmill.errors import Conflict, Unavailable

pytestmark = pytest.mark.enable_socket
PART = "tests.fixtures.part"


def config(data: Path, **environment: str) -> StackConfig:
    return StackConfig(
        data=data, with_api=False, worker_module=PART, beat_module=PART, environment=environment, drain_s=1.0,
        start_s=20.0,
    )  # fmt: skip


def until(is_true: Callable[[], bool], seconds: float = 15.0) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def family(data: Path) -> list[int]:
    """The processes of both fake parts, and their children."""
    return [int(pid) for name in ("worker", "beat") for pid in (data / "run" / f"{name}.pids").read_text().split()]


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    with Stack(config(tmp_path)) as stack:
        yield stack


def test_all_parts_are_up_when_start_returns(stack: Stack, tmp_path: Path) -> None:
    assert set(stack.pids()) == {"broker", "worker", "beat"}
    socket = place.stack_socket(tmp_path)
    assert socket is not None
    assert valkey.answers(socket)


def test_stopping_leaves_no_process_behind(tmp_path: Path) -> None:
    stack = Stack(config(tmp_path))
    stack.start()
    pids = [*stack.pids().values(), *family(tmp_path)]
    stack.stop()
    assert [pid for pid in pids if is_alive(pid)] == []
    assert place.stack_socket(tmp_path) is None
    assert not place.is_locked(tmp_path)


@pytest.mark.parametrize("name", ["broker", "worker", "beat"])
def test_a_part_that_is_killed_comes_back_without_its_orphans(stack: Stack, tmp_path: Path, name: str) -> None:
    before = stack.pids()[name]
    orphans = family(tmp_path) if name == "worker" else []
    os.kill(before, signal.SIGKILL)
    until(lambda: stack.pids().get(name, before) != before)
    if name == "broker":
        until(lambda: valkey.answers(place.socket_path(tmp_path)))
    else:
        until((tmp_path / "run" / f"{name}.ready").exists)
    assert [pid for pid in orphans[:2] if is_alive(pid)] == []


def test_a_second_stack_on_the_folder_is_refused_and_the_first_goes_on(stack: Stack, tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="--data"):
        Stack(config(tmp_path)).start()
    assert set(stack.pids()) == {"broker", "worker", "beat"}


def test_a_part_that_never_comes_up_ends_the_start_with_a_reason(tmp_path: Path) -> None:
    stack = Stack(config(tmp_path, MM_PART_DIES="1"))
    with pytest.raises(Unavailable, match="does not start"):
        stack.start()
    assert stack.pids() == {}
    assert place.stack_socket(tmp_path) is None


def test_a_deaf_part_is_killed_after_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maskmill.adapters.stack.supervisor.QUIT_S", 0.5)
    stack = Stack(config(tmp_path, MM_PART_DEAF="1"))
    stack.start()
    pids = family(tmp_path)
    began = time.monotonic()
    stack.stop()
    assert time.monotonic() - began < 8
    assert [pid for pid in pids if is_alive(pid)] == []


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_wait_and_the_stack(tmp_path: Path, signum: int) -> None:
    process = supervisor(tmp_path)
    pids = family(tmp_path)
    process.send_signal(signum)
    assert process.wait(20) == 0
    assert [pid for pid in pids if is_alive(pid)] == []


def test_when_the_supervisor_is_killed_its_parts_end_too(tmp_path: Path) -> None:
    process = supervisor(tmp_path)
    parts = [child.pid for child in psutil.Process(process.pid).children()]
    assert len(parts) == 3
    process.kill()
    process.wait()
    until(lambda: not any(is_alive(pid) for pid in parts))
    assert not place.is_locked(tmp_path)
    for pid in family(tmp_path):  # the fake parts' own children are plain sleepers
        if is_alive(pid):
            os.kill(pid, signal.SIGKILL)


def test_the_log_is_one_private_file(stack: Stack) -> None:
    assert stack.log_path.stat().st_mode & 0o777 == 0o600


def supervisor(data: Path) -> subprocess.Popen[bytes]:
    """Run a stack in a process of its own, up to its `up`."""
    code = (
        "import sys; from pathlib import Path\n"
        "from tests.e2e.stack.test_supervisor import config\n"
        "from maskmill.adapters.log.setup import configure\n"
        "from maskmill.adapters.stack.supervisor import Stack\n"
        "configure()\n"
        "with Stack(config(Path(sys.argv[1]))) as stack:\n"
        "    print('up', flush=True); stack.wait()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(data)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    with process.stdout as output:
        assert output.readline() == b"up\n"
    return process
