"""One call, seen from the owner: listen to the child, watch it, learn how it ended."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from maskmill.adapters.jail import line
from maskmill.adapters.jail.watchdog import Watchdog
from maskmill.errors import MaskmillError, MemoryExceeded, ParserCrashed, TimeExceeded, Unavailable
from maskmill.ports.sandbox import Limits

TICK_MS = 250
CHUNK_BYTES = 1 << 20
MEMORY_SHARE = 0.75  # of the limit: a child that crashed with so much in use died of memory
CPU_CLOCK = 2  # CPUCLOCK_SCHED of a process (clock_getcpuclockid(3))


@dataclass(frozen=True, slots=True)
class End:
    """How a child ended: its exit code (minus the signal that killed it) and its peak memory in bytes."""

    code: int
    peak_bytes: int


def cpu_seconds(pid: int) -> float:
    """Return the CPU time that a process has used; 0 when it is gone."""
    try:
        return time.clock_gettime((~pid << 3) | CPU_CLOCK)
    except OSError:
        return 0.0


class Call:
    """Listens to one child until it has ended and its output is read."""

    def __init__(
        self, report: socket.socket, output: int, limits: Limits, take: Callable[[bytes], bool], *, opening: bool
    ) -> None:
        """Read `output` into `take`, which says whether the bytes are a sign of life; `report` is the call's line."""
        self._report = report
        self._output = output
        self._take = take
        self._watchdog = Watchdog(limits, time.monotonic(), opening=opening)
        self._pid = 0
        self._began = False
        self._end: End | None = None

    def wait(self) -> End:
        """Return how the child ended; TimeExceeded, NurseryLost, and whatever `take` raises."""
        poll = select.poll()
        poll.register(self._output, select.POLLIN)
        poll.register(self._report, select.POLLIN)
        is_open = True
        while is_open or self._end is None:
            ready = {handle for handle, _ in poll.poll(TICK_MS)}
            if self._report.fileno() in ready:
                self._listen()
            if self._end is not None:
                with contextlib.suppress(KeyError):  # unregistered a round ago
                    poll.unregister(self._report)
            if self._output in ready:
                is_open = self._read()
                if not is_open:
                    poll.unregister(self._output)
            if self._end is None:
                self._watchdog.check(time.monotonic(), cpu_seconds(self._pid) if self._pid else 0.0)
        return self._end

    def _listen(self) -> None:
        said = self._report.recv(line.REPORT.size)
        if not said:
            raise line.NurseryLost(started=self._began)
        word, first, second, _ = line.REPORT.unpack(said)
        if word == line.STARTED:
            self._pid, self._began = first, True
        elif word == line.ENDED:
            self._end = End(first, second)
        else:
            raise Unavailable("This machine can start no more processes; try again later.")

    def _read(self) -> bool:
        """Read a piece of the output; false at its end."""
        untrusted = os.read(self._output, CHUNK_BYTES)
        self._began |= bool(untrusted)
        if untrusted and self._take(untrusted):
            self._watchdog.heard(time.monotonic(), cpu_seconds(self._pid) if self._pid else 0.0)
        return bool(untrusted)


def killed(end: End, limits: Limits) -> MaskmillError:
    """Return the error for a child that a signal ended."""
    if end.code == -signal.SIGXCPU:
        return TimeExceeded(f"Reading the document took more than {limits.cpu_s:g} s of computing time.")
    if end.peak_bytes > limits.memory_bytes * MEMORY_SHARE:
        return MemoryExceeded("Reading the document took more memory than its parser may use.")
    return ParserCrashed(f"The parser crashed (signal {-end.code}); the file is damaged or hostile.")
