"""Programs that are measured: run once to their end, or kept and asked."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.bench.detect.environment import ROOT

ONE_THREAD = ("env", "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1")
"""For every kept system alike: threads that wait for each other would count as work."""


class Broken(Exception):
    """A measured program failed: what it was to show is left out."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took: seconds on the clock, seconds of processors, bytes of memory at most."""

    wall_s: float
    cpu_s: float
    peak_bytes: int


def run(command: Sequence[str | Path], output: Path | None = None) -> Cost:
    """Run a program to its end, its standard output to a file or nowhere; Broken when it fails."""
    started = time.perf_counter()
    with (output or Path(os.devnull)).open("wb") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, cwd=ROOT)
        assert child.stderr is not None
        told = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
    wall_s = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    if child.returncode:
        call, words = " ".join(map(str, command[2:5])), told.decode(errors="replace")[-300:]
        raise Broken(f"{call} ended with {child.returncode}: {words}")
    return Cost(wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


class Kept:
    """A system that stays loaded and answers texts (peers/serve.py)."""

    def __init__(self, python: Path, module: str, arguments: Sequence[str] = ()) -> None:
        """Start it and wait until it has answered its first text."""
        command = [*ONE_THREAD, str(python), "-m", f"tests.bench.detect.peers.{module}", *arguments]
        self._module = module
        started = time.perf_counter()
        self._child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT
        )
        try:
            ready = self._answer()
        except BaseException:
            self.close()
            raise
        self.wall_s = time.perf_counter() - started
        self.cpu_s: float = ready["cpu_s"]
        self.rss: int = ready["rss"]

    def ask(self, texts: Sequence[str], repeat: int = 1) -> dict[str, Any]:
        """Return what was found (of the last turn), the CPU seconds of all turns, and the memory after them."""
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps({"texts": texts, "repeat": repeat}) + "\n")
        self._child.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        if not line:
            raise Broken(f"the measured system `{self._module}` ended before it answered")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End it."""
        self._child.communicate()

    def __enter__(self) -> Self:
        """Leave it running for the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        self.close()
