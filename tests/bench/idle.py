"""What a stack costs that has nothing to do, and how long a user waits from `up` to his first result.

Memory is PSS (proportional set size: shared pages are divided among those that share them), from smaps_rollup of
proc(5), summed over the supervisor and every process below it, before any model or parser has started.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil
from tests.fixtures.stack import RunningStack, running_stack

from maskmill.cli.client import Client

LETTER = b"Dear Ms Holloway, please call +44 20 7946 0958 or write to jane.holloway@example.org.\n"
SETTLE_S = 3.0
KIB = 1_024


def pss_bytes(pid: int) -> int:
    """Return a process's proportional set size; 0 when it has gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * KIB for line in lines if line.startswith("Pss:"))


def parts_of(stack: RunningStack) -> dict[str, int]:
    """Return PSS in bytes by part: what runs, in the words of its command line."""
    top = psutil.Process(stack.process.pid)
    found: dict[str, int] = {}
    for process in (top, *top.children(recursive=True)):
        try:
            words = " ".join(process.cmdline())
        except psutil.NoSuchProcess:
            continue
        names = ("valkey-server", "tasks.worker", "tasks.beat", "serve", " up ")
        name = next((name.strip() for name in names if name in words), "other")
        found[name] = found.get(name, 0) + pss_bytes(process.pid)
    return found


def first_result_s(folder: Path) -> tuple[float, float]:
    """Return the seconds from the command `up` to readiness, and to the first redacted letter in hand."""
    began = time.perf_counter()
    with running_stack(folder, workers=2) as stack:
        ready_s = time.perf_counter() - began
        client = Client(stack.address, stack.api_key)
        job_id = client.submit("redact", client.upload("letter.txt", LETTER))
        for event in client.follow(job_id):
            if event.status is not None:
                break
        client.result(job_id)
        return ready_s, time.perf_counter() - began


def main(rounds: int = 3) -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="mm-idle-") as name:
        folder = Path(name)
        with running_stack(folder / "idle", workers=2) as stack:
            time.sleep(SETTLE_S)
            parts = parts_of(stack)
        words = ", ".join(f"{part} {size / 2**20:.0f}" for part, size in sorted(parts.items()))
        print(f"idle stack, 2 pool processes, before models: {sum(parts.values()) / 2**20:.0f} MiB PSS ({words})")
        times = [first_result_s(folder / f"round-{number}") for number in range(rounds)]
        ready, result = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"from `up` to ready {ready:.2f} s, to the first redacted letter {result:.2f} s (median of {rounds})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
