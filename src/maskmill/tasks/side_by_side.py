"""Several workers of one line: the solo pool runs one job in one process, so two slots are two workers."""

from __future__ import annotations

import signal
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Final

from maskmill.adapters.stack.part import Part, Plan
from maskmill.tasks.flags import Flags, copy_of
from maskmill.tasks.lifecycle import set_up_logging

TICK_S: Final = 0.1
DRAIN_S: Final = 1_810.0
"""How long running jobs may take to end after SIGTERM: the longest hard limit, as in a single worker."""

QUIT_S: Final = 8.0


def run_copies(told: Flags) -> int:
    """Keep the copies alive until SIGTERM (running jobs finish) or SIGQUIT (they do not), and return the exit code."""
    set_up_logging()
    came: list[int] = []
    stop = threading.Event()

    def end(signum: int, _frame: FrameType | None) -> None:
        came.append(signum)
        stop.set()

    for signum in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(signum, end)
    with tempfile.TemporaryDirectory(prefix="maskmill-") as folder:
        signs = [Path(folder) / f"{number}.ready" for number in range(1, told.copies + 1)]
        parts = [Part(_plan(told, number, sign), output=2) for number, sign in enumerate(signs, 1)]
        for part in parts:
            part.start()
        while not stop.wait(TICK_S):
            for part in parts:
                part.watch()
            if told.ready_file is not None and all(sign.exists() for sign in signs):
                told.ready_file.touch(mode=0o600)
        _end(parts, came)
    return 0


def _plan(told: Flags, number: int, sign: Path) -> Plan:
    command = (sys.executable, "-P", "-m", "maskmill.tasks.worker", *copy_of(told, number, sign))
    return Plan(f"worker-{number}", command, sign.exists, before=lambda: sign.unlink(missing_ok=True))


def _end(parts: list[Part], came: list[int]) -> None:
    """Pass the signal on and wait; a second one, or SIGQUIT, makes it quick. Nothing is lost by a kill."""
    for part in parts:
        part.ask_to_end(came[0])
    deadline = time.monotonic() + (QUIT_S if came[0] == signal.SIGQUIT else DRAIN_S)
    while time.monotonic() < deadline and len(came) == 1:
        if all(part.await_end(TICK_S) for part in parts):
            break
    for part in parts:
        part.kill()
