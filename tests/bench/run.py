"""The measured figures of the README: `make bench`. It prints; it never passes or fails by time."""

from __future__ import annotations

import contextlib
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.fixtures.pages import digital_pdf

MASKMILL = [sys.executable, "-m", "maskmill.cli.main"]
REPEATS = 3


def cpu_of(command: list[str]) -> tuple[float, float, int]:
    """Run a command; return its CPU seconds (children too), wall seconds, and the largest child's memory in bytes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 3}:
        raise SystemExit(f"{command[2:5]} ended with {done.returncode}: {done.stderr.decode()[-300:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, after.ru_maxrss * 1024


def redaction(folder: Path, title: str, *flags: str) -> None:
    """Redact and verify a 100-page digital PDF; the cost of a start is measured with one page and shown apart."""
    samples: dict[int, list[float]] = {1: [], 100: []}
    memory = 0
    for pages, costs in samples.items():
        source = folder / f"digital-{pages}.pdf"
        source.write_bytes(digital_pdf(pages, seed=7))
        for turn in range(REPEATS):
            target = folder / f"out-{len(flags)}-{pages}-{turn}"
            cpu, _wall, memory = cpu_of([*MASKMILL, "redact", str(source), "-o", str(target), "--no-audit", *flags])
            costs.append(cpu)
    one, hundred = (statistics.median(samples[pages]) for pages in (1, 100))
    print(f"redact + verify, 100-page digital PDF, {title}: {hundred:.2f} CPU s (a start with one page: {one:.2f})")
    print(f"  pages per CPU second: {100 / hundred:.1f} with the start, {99 / (hundred - one):.1f} without")
    print(f"  largest process: {memory / 2**20:.0f} MiB")


@contextlib.contextmanager
def stack(folder: Path) -> Iterator[tuple[str, str]]:
    """Start everything on a free port; yield its address and an API key."""
    from tests.fixtures.stack import running_stack

    with running_stack(folder) as running:
        yield running.address, running.api_key


def submission(folder: Path, jobs: int = 300, rate: float = 50.0) -> None:
    """Submit jobs at a steady rate over HTTP; print the time from request to 202."""
    with stack(folder) as (address, key):
        head = {"Authorization": f"Bearer {key}"}
        body = (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="n.txt"\r\n\r\n'
            b"Dear Ms Maria Keller, call 020 7946 0991.\r\n--b--\r\n"
        )
        upload = urllib.request.Request(
            f"{address}/api/v1/documents", body, {**head, "Content-Type": "multipart/form-data; boundary=b"}
        )
        with urllib.request.urlopen(upload) as answer:
            document = json.load(answer)["document_id"]
        order = json.dumps({"kind": "extract", "document_ids": [document]}).encode()
        times = []
        begin = time.perf_counter()
        for number in range(jobs):
            time.sleep(max(0.0, begin + number / rate - time.perf_counter()))
            request = urllib.request.Request(
                f"{address}/api/v1/jobs", order, {**head, "Content-Type": "application/json"}
            )
            start = time.perf_counter()
            with urllib.request.urlopen(request) as answer:
                answer.read()
            times.append(1e3 * (time.perf_counter() - start))
    times.sort()
    p50, p99 = times[jobs // 2], times[-jobs // 100]
    print(f"submit over HTTP, {rate:g} jobs/s, {jobs} jobs: p50 {p50:.1f} ms, p99 {p99:.1f} ms")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        redaction(folder, "names model and patterns")
        redaction(folder, "patterns only", "--no-names")
        submission(folder / "data")


if __name__ == "__main__":
    main()
