"""Readings of this machine, and of control groups written by the test."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from maskmill.adapters.load import cgroup
from maskmill.adapters.load.calm import CalmLoad
from maskmill.adapters.load.machine import MachineLoad, Sample, share_of_others
from maskmill.ports.load import Load


def group(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    return folder


@pytest.mark.parametrize("load", [MachineLoad(), CalmLoad()], ids=["machine", "twin"])
def test_every_reading_is_within_its_range(load: Load) -> None:
    assert 0 <= load.memory_percent() <= 100
    assert 0 <= load.cpu_percent() <= 100
    assert load.memory_bytes() > 1 << 20
    assert load.cores() > 0


def test_the_machines_memory_is_psutils_where_no_group_limits_it() -> None:
    load = MachineLoad(groups=[])
    assert load.memory_bytes() == psutil.virtual_memory().total
    assert load.cores() == psutil.cpu_count()


def test_a_containers_limits_win_and_file_cache_does_not_count(tmp_path: Path) -> None:
    stat = f"anon 1\ninactive_file {300 << 20}\n"
    one = group(tmp_path, memory_max=f"{1 << 30}\n", memory_current=f"{1260 << 20}\n", memory_stat=stat)
    load = MachineLoad(groups=[one])
    assert load.memory_percent() == pytest.approx(100 * 960 / 1024)
    assert load.memory_bytes() == 1 << 30


def test_a_group_without_limits_is_the_machine(tmp_path: Path) -> None:
    one = group(tmp_path, memory_max="max\n", memory_current="5\n", memory_stat="", cpu_max="max 100000\n")
    load = MachineLoad(groups=[one])
    assert (load.memory_bytes(), load.cores()) == (psutil.virtual_memory().total, psutil.cpu_count())


def test_a_containers_share_of_the_cores_is_measured_against_itself(tmp_path: Path) -> None:
    now = [100.0]
    one = group(tmp_path, cpu_max="50000 100000\n", cpu_stat="usage_usec 1000000\n")
    load = MachineLoad(groups=[one], clock=lambda: now[0])
    assert load.cores() == 0.5
    assert load.cpu_percent() == 0.0
    now[0] += 10.0
    group(tmp_path, cpu_stat="usage_usec 5750000\n")
    assert load.cpu_percent() == pytest.approx(95.0, abs=10.0)  # less what this process used itself


def test_a_reading_is_used_for_a_second(tmp_path: Path) -> None:
    now = [100.0]
    one = group(tmp_path, cpu_max="100000 100000\n", cpu_stat="usage_usec 0\n")
    load = MachineLoad(groups=[one], clock=lambda: now[0])
    load.cpu_percent()
    now[0] += 0.5
    group(tmp_path, cpu_stat="usage_usec 9000000\n")
    assert load.cpu_percent() == 0.0


@pytest.mark.parametrize(
    ("busy_s", "own_s", "expected"), [(20.0, 0.0, 100.0), (20.0, 20.0, 0.0), (10.0, 4.0, 30.0), (1.0, 5.0, 0.0)]
)
def test_what_the_worker_uses_itself_does_not_count(busy_s: float, own_s: float, expected: float) -> None:
    assert share_of_others(Sample(0, 0, 0), Sample(10, busy_s, own_s), cores=2) == pytest.approx(expected)


def test_the_work_of_a_child_is_the_workers_own() -> None:
    load = MachineLoad(groups=[])
    load.cpu_percent()
    began = psutil.Process().cpu_times()
    subprocess.run([sys.executable, "-c", "sum(range(20_000_000))"], check=True)
    used = psutil.Process().cpu_times()
    before, after = Sample(0, 0, 0), Sample(1.0, 1.0, (used.children_user - began.children_user) or 1.0)
    assert share_of_others(before, after, cores=1) < 100
    time.sleep(1.0)
    assert 0 <= load.cpu_percent() <= 100


def test_the_groups_of_a_process_are_found_from_the_innermost_out(tmp_path: Path) -> None:
    inner = group(tmp_path / "cg" / "a" / "b")
    this = tmp_path / "self"
    this.write_text("1:name=x:/other\n0::/a/b\n")
    assert cgroup.folders(tmp_path / "cg", this) == [inner, inner.parent, tmp_path / "cg"]
    assert cgroup.folders(tmp_path / "cg", tmp_path / "none") == []
    this.write_text("1:name=x:/other\n")
    assert cgroup.folders(tmp_path / "cg", this) == []


def test_files_that_are_not_there_or_odd_are_no_limits(tmp_path: Path) -> None:
    assert cgroup.memory_limit(tmp_path) is None
    assert cgroup.cpu_limit(group(tmp_path / "x", cpu_max="1 0")) is None
    assert cgroup.cpu_limit(group(tmp_path / "y", cpu_max="")) is None
    assert cgroup.cpu_used_s(tmp_path) is None
