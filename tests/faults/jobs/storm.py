"""Random kill -9 of worker, pool process, broker and beat under load; then the books are checked.

`python scripts/soak.py` runs it long, a test runs it short. Nothing lost: every job reaches its end. No double effect:
each job that is done has exactly one artefact.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from maskmill import wiring
from maskmill.adapters.log import configure
from maskmill.adapters.stack.supervisor import Stack, StackConfig
from maskmill.domain.job import JobState, Queue
from maskmill.engine import jobs
from maskmill.engine.kit import Kit
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import NewJob
from maskmill.settings import Settings

TENANT = "default"
VICTIMS = ("worker", "child", "broker", "beat")
LEASE_S = 3.0
START_KILLS = 0.2
"""Share of kills that hit a process while it still starts: with more, nothing would ever run on a slow machine."""


@dataclass
class Books:
    """What happened."""

    kills: Counter[str] = field(default_factory=Counter)
    submitted: dict[str, float] = field(default_factory=dict)  # job id -> its cost in seconds
    submit_ms: list[float] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0
    runs: int = 0
    waits_s: list[float] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Nothing was lost or done twice."""
        return bool(self.submitted) and not self.lost and not self.doubled

    def lines(self) -> list[str]:
        """Return the figures, one a line."""
        waits, submits = sorted(self.waits_s), sorted(self.submit_ms)
        kills = ", ".join(f"{name} {self.kills[name]}" for name in VICTIMS)
        return [
            f"kills -9         {sum(self.kills.values())} ({kills})",
            f"jobs             {len(self.submitted)}",
            f"lost             {self.lost}",
            f"double effects   {self.doubled}",
            f"extra runs       {self.runs - len(self.submitted)}",
            f"wait beyond work p50 {statistics.median(waits):.2f} s, max {waits[-1]:.2f} s"
            if waits
            else "no job ended",
            f"submit           p50 {statistics.median(submits):.1f} ms, p99 {submits[int(len(submits) * 0.99)]:.1f} ms",
        ]


def storm(data: Path, *, kills: int, count: int, seed: int, pause_s: tuple[float, float] = (2.0, 4.5)) -> Books:
    """Submit `count` jobs while `kills` processes die, wait for the end, and return the books."""
    chance, books = random.Random(seed), Books()
    stack = Stack(_config(data))
    with stack:
        kit = wiring.build_kit(Settings(data=data, lease_s=LEASE_S))
        try:
            document_id = _document(kit)
            _load(kit, stack, document_id, chance, books, kills=kills, count=count, pause_s=pause_s)
            _drain(kit, books, seconds=60.0 + 0.5 * count)
            _check(kit, books)
        finally:
            wiring.close(kit)
    return books


def _config(data: Path) -> StackConfig:
    return StackConfig(
        data=data,
        with_api=False,
        workers=2,
        worker_module="tests.faults.jobs.worker",
        environment={"MASKMILL_LEASE_S": str(LEASE_S)},
        drain_s=10.0,
    )


def _document(kit: Kit) -> str:
    kit.keys.create_document_key(TENANT, "doc_probe")
    kit.store.documents.add(DocumentRow("doc_probe", TENANT, "obj_none", "probe", "text", 1, 1, "0" * 64, 0.0, None))
    return "doc_probe"


def _load(
    kit: Kit, stack: Stack, document_id: str, chance: random.Random, books: Books, *, kills: int, count: int,
    pause_s: tuple[float, float],
) -> None:  # fmt: skip
    """Spread submissions over the time that the kills take."""
    gap_s = kills * sum(pause_s) / 2 / count
    next_kill = time.monotonic() + chance.uniform(*pause_s)
    while len(books.submitted) < count or sum(books.kills.values()) < kills:
        if len(books.submitted) < count:
            cost_s = chance.choice([0.02, 0.05, 0.1, 0.3, 1.5])
            new = NewJob(TENANT, "detect", Queue.DETECTION, (document_id,), raw_options={"cost_s": cost_s})
            began = time.perf_counter()
            row = jobs.submit(kit, new)
            books.submit_ms.append((time.perf_counter() - began) * 1_000)
            books.submitted[row.id] = cost_s
        if time.monotonic() >= next_kill and sum(books.kills.values()) < kills:
            victim = chance.choice(VICTIMS)
            books.kills[victim] += _kill(stack, victim, chance)
            next_kill = time.monotonic() + chance.uniform(*pause_s)
        time.sleep(gap_s)


def _kill(stack: Stack, victim: str, chance: random.Random) -> int:
    """Kill one process; 0 when there is none of that kind just now."""
    name = "worker" if victim == "child" else victim
    pid, sign = stack.pids().get(name), stack.log_path.with_name(f"{name}.ready")
    if pid is None or not (name == "broker" or sign.exists() or chance.random() < START_KILLS):
        return 0
    try:
        process = psutil.Process(pid)
        if victim == "child":
            children = process.children()
            if not children:
                return 0
            process = chance.choice(children)
        process.kill()
    except psutil.NoSuchProcess:
        return 0
    return 1


def _drain(kit: Kit, books: Books, seconds: float) -> None:
    """Wait until every job has ended."""
    deadline = time.monotonic() + seconds
    open_jobs = set(books.submitted)
    while open_jobs and time.monotonic() < deadline:
        open_jobs = {job_id for job_id in open_jobs if not kit.store.jobs.get(TENANT, job_id).state.is_final}
        time.sleep(0.2)


def _check(kit: Kit, books: Books) -> None:
    """Count what was lost and what was done twice."""
    books.runs = sum('"task.run"' in row.body for row in kit.store.audit.rows())
    for job_id, cost_s in books.submitted.items():
        row = kit.store.jobs.get(TENANT, job_id)
        effects = len(kit.store.jobs.artifacts(TENANT, job_id))
        books.lost += row.state is not JobState.DONE or effects == 0
        books.doubled += effects > 1
        if row.finished_at is not None:
            books.waits_s.append(row.finished_at - row.submitted_at - cost_s)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the figures; 1 when a job was lost or done twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    configure("console", "ERROR")
    with tempfile.TemporaryDirectory(prefix="mm-soak-") as folder:
        books = storm(Path(folder) / "data", kills=options.kills, count=options.jobs, seed=options.seed)
    print("\n".join(books.lines()))  # noqa: T201 - the figures are what it is for
    return 0 if books.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
