"""This machine, or the container around us: memory and processor, by psutil and control groups."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from maskmill.adapters.load import cgroup

FRESH_S = 1.0
"""How long a reading of the processor is used: a busy worker asks before each of a hundred jobs a second."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Processor seconds so far: of all, and of this worker's own processes, at one moment."""

    at: float
    busy_s: float
    own_s: float


class MachineLoad:
    """Reads when it is asked. The processor's first reading is 0: a share needs two moments."""

    def __init__(
        self,
        family: int | None = None,
        groups: Sequence[Path] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take the worker's main process (None: this one): its descendants' work is the worker's own.

        `groups` are the folders of control groups; None: this process's.
        """
        self._family = family
        self._groups = cgroup.folders() if groups is None else list(groups)
        self._clock = clock
        self._lock = threading.Lock()
        self._last: Sample | None = None
        self._percent = 0.0

    def memory_percent(self) -> float:
        """Return the memory in use: the fuller of the machine and of each group with a limit."""
        shares = [psutil.virtual_memory().percent]
        for folder in self._groups:
            limit, used = cgroup.memory_limit(folder), cgroup.memory_used(folder)
            if limit and used is not None:
                shares.append(100.0 * used / limit)
        return max(shares)

    def memory_bytes(self) -> int:
        """Return the memory that may be used: the machine's, or the least limit of a group."""
        limits = [limit for folder in self._groups if (limit := cgroup.memory_limit(folder))]
        return min([int(psutil.virtual_memory().total), *limits])

    def cores(self) -> float:
        """Return the cores that may be used: the machine's, or the least share of a group."""
        return min([float(psutil.cpu_count() or 1), *([share] if (share := self._share()[0]) else [])])

    def cpu_percent(self) -> float:
        """Return how busy others keep the cores, between the last two readings."""
        with self._lock:
            now = self._clock()
            if self._last is None:
                self._last = self._sample(now)
            elif now - self._last.at >= FRESH_S:
                sample = self._sample(now)
                self._percent = share_of_others(self._last, sample, self.cores())
                self._last = sample
            return self._percent

    def _share(self) -> tuple[float | None, Path | None]:
        """Return the least share of a group in cores, and the group."""
        found = [(share, folder) for folder in self._groups if (share := cgroup.cpu_limit(folder))]
        return min(found, default=(None, None))

    def _sample(self, now: float) -> Sample:
        folder = self._share()[1]
        busy = cgroup.cpu_used_s(folder) if folder else None
        return Sample(now, _busy_s() if busy is None else busy, _own_s(self._family))


def share_of_others(before: Sample, after: Sample, cores: float) -> float:
    """Return the percent of the cores that others used between two samples."""
    elapsed = (after.at - before.at) * cores
    if elapsed <= 0:
        return 0.0
    own = max(0.0, after.own_s - before.own_s)
    return min(100.0, max(0.0, 100.0 * (after.busy_s - before.busy_s - own) / elapsed))


def _busy_s() -> float:
    """Return the seconds that all cores together have worked."""
    times = psutil.cpu_times()
    waiting = times.idle + getattr(times, "iowait", 0.0)
    guest = getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0)  # counted in user and nice already
    return float(sum(times) - waiting - guest)


def _own_s(family: int | None) -> float:
    """Return the seconds that a process, its descendants and those of them that have ended have worked."""
    seconds = 0.0
    try:
        main = psutil.Process(family)
        processes = [main, *main.children(recursive=True)]
    except psutil.Error:
        return seconds
    for process in processes:
        try:
            times = process.cpu_times()
        except psutil.Error:  # it ended while we looked
            continue
        seconds += times.user + times.system + times.children_user + times.children_system
    return seconds
