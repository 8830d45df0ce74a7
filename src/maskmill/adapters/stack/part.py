"""One process of the stack: started, watched, started again with growing pauses, and ended with its whole group."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import structlog

log = structlog.get_logger("maskmill.stack")

FIRST_PAUSE_S: Final = 0.2
LONGEST_PAUSE_S: Final = 10.0
SETTLED_S: Final = 3.0
"""A part that lived so long starts again after the first pause only."""

MEND_AFTER: Final = 2

_LAUNCH: Final = str(Path(__file__).with_name("launch.py"))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a part is: its command, its variables (never a secret: they show in the process list), when it is ready."""

    name: str
    command: tuple[str, ...]
    is_ready: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    orphan_signal: int = signal.SIGKILL  # what it gets when the supervisor dies
    before: Callable[[], None] | None = None  # called before each start
    mend: Callable[[], None] | None = None  # called when it ended itself with an error MEND_AFTER times in a row


def pause_s(deaths: int) -> float:
    """Return the seconds before start number `deaths` + 1 of a part that keeps dying."""
    return min(FIRST_PAUSE_S * 2.0 ** max(deaths - 1, 0), LONGEST_PAUSE_S)


class Part:
    """A plan and the process that follows it. Used by one thread only: the child dies with the thread that made it."""

    def __init__(self, plan: Plan, output: int) -> None:
        """Take the plan, and the descriptor that standard output and error go to."""
        self.plan = plan
        self.deaths = 0
        self._errors = 0
        self._output = output
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._start_again_at = 0.0

    @property
    def pid(self) -> int | None:
        """The process id, while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process in a session of its own."""
        plan = self.plan
        if plan.before is not None:
            plan.before()
        variables = [f"PDEATHSIG={int(plan.orphan_signal)}", *(f"{k}={v}" for k, v in plan.environment.items())]
        self._process = subprocess.Popen(  # noqa: S603 - our own commands
            [sys.executable, "-I", "-S", _LAUNCH, str(os.getpid()), *variables, "--", *plan.command],
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=self._output,
            start_new_session=True,
        )
        self._started_at = time.monotonic()
        log.info("part.started", part=plan.name, pid=self._process.pid)

    def watch(self) -> None:
        """Notice a death, and start again when the pause is over."""
        if self._process is not None and self._process.poll() is not None:
            code = self._process.returncode
            self._end_group()
            self._process = None
            lived_s = time.monotonic() - self._started_at
            self.deaths = 1 if lived_s >= SETTLED_S else self.deaths + 1
            wait_s = pause_s(self.deaths)
            self._start_again_at = time.monotonic() + wait_s
            log.warning("part.died", part=self.plan.name, exit_code=code, wait_s=wait_s)
            self._mend_after(code)
        if self._process is None and time.monotonic() >= self._start_again_at:
            self.start()

    def _mend_after(self, exit_code: int) -> None:
        """Count ends by the part's own error (a signal is none), and mend what it may stumble over."""
        self._errors = self._errors + 1 if exit_code > 0 else 0
        if self._errors == MEND_AFTER and self.plan.mend is not None:
            log.warning("part.mended", part=self.plan.name)
            self.plan.mend()

    def ask_to_end(self, signum: int = signal.SIGTERM) -> None:
        """Send a signal to the process, not to its children: it ends them itself."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signum)

    def await_end(self, timeout_s: float) -> bool:
        """Wait for the end; False when it still runs."""
        if self._process is None:
            return True
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        """End the process and all of its group, now."""
        if self._process is not None:
            self._end_group()
            self._process.wait()
            self._process = None

    def _end_group(self) -> None:
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            log.debug("part.ended", part=self.plan.name)
