"""Owners that are killed, fork or leave without closing: no process stays behind, none is shared."""

import json
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[3]


def own(*arguments: str) -> subprocess.Popen[str]:
    path = ":".join([str(ROOT), *(entry for entry in sys.path if entry)])
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.jail.owner", *arguments],
        stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": path}, cwd="/",
    )  # fmt: skip


@pytest.fixture(autouse=True)
def jail_stands(jail: object) -> object:
    """Skip where the kernel gives no jail."""
    return jail


def test_a_killed_owner_leaves_neither_nursery_nor_child() -> None:
    with own("hold") as owner:
        assert owner.stdout is not None
        pids = json.loads(owner.stdout.readline())
        processes = [psutil.Process(pids[name]) for name in ("nursery", "child")]
        copy = psutil.Process(pids["copy"])
        owner.kill()
        try:
            assert psutil.wait_procs(processes, timeout=20)[1] == []
            assert copy.is_running()  # it holds what it inherited, and that keeps nobody alive
        finally:
            copy.kill()


def test_a_forked_owner_has_a_nursery_of_its_own_and_spares_its_parents() -> None:
    with own("fork") as owner:
        said = json.loads(owner.communicate(timeout=60)[0])
    assert said["said"] == "owner"
    assert said["after"] == said["before"]
    assert said["copy"][1] == "copy"
    assert said["copy"][0] != said["before"]
    assert owner.returncode == 0
    assert not psutil.pid_exists(said["before"])
    assert not psutil.pid_exists(said["copy"][0])
