"""What the storm did to the jobs: lost, doubled, run again, and how long each kind of kill held things up."""

from __future__ import annotations

import json
import sqlite3
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.faults.jobs.kills import VICTIMS, Kill
from tests.faults.jobs.orders import TENANT, Form, Order

from maskmill.domain.job import ATTEMPT_CAP, JobState
from maskmill.engine.kit import Kit

WITHIN_S = {"child": 6.0, "worker": 20.0, "broker": 5.0, "beat": 6.0}
"""How soon things should go on after a kill that no other kill disturbed."""


@dataclass
class Books:
    """What happened."""

    orders: list[Order]
    kills: list[Kill]
    lost: int = 0
    doubled: int = 0
    unlucky: int = 0  # no poison, and yet killed at every attempt
    rows: int = 0
    extra_runs: int = 0
    deliveries: int = 0
    runs: int = 0
    waits_s: list[float] = field(default_factory=list)
    recovered: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)  # victim -> (seconds, undisturbed)

    @property
    def is_clean(self) -> bool:
        """Nothing was lost or done twice."""
        return bool(self.orders) and not self.lost and not self.doubled

    def lines(self) -> list[str]:
        """Return the figures, one a line."""
        forms = Counter(order.form for order in self.orders)
        cancelled = sum(order.is_cancelled for order in self.orders)
        kinds = Counter(kill.victim for kill in self.kills)
        submits = [order.submit_ms for order in self.orders]
        starting = sum(kill.was_starting for kill in self.kills)
        by_kind = ", ".join(f"{name} {kinds[name]}" for name in VICTIMS)
        by_form = ", ".join(f"{form} {forms[form]}" for form in Form)
        return [
            f"kills -9         {len(self.kills)} ({by_kind}; {starting} while it started)",
            f"jobs             {len(self.orders)} in {self.rows} rows ({by_form}; cancelled {cancelled})",
            f"lost             {self.lost}",
            f"double effects   {self.doubled}",
            f"failed at the cap without poison {self.unlucky}",
            f"extra runs       {self.extra_runs} of {self.runs}",
            f"deliveries that claimed nothing {self.deliveries - self.runs}",
            f"submit           {spread(submits, 'ms')}",
            f"wait beyond work {spread(self.waits_s, 's')}",
            *(self._recovery(victim) for victim in VICTIMS),
        ]

    def _recovery(self, victim: str) -> str:
        found = self.recovered.get(victim, [])
        alone = [seconds for seconds, undisturbed in found if undisturbed]
        late = sum(seconds > WITHIN_S[victim] for seconds in alone)
        every = spread([seconds for seconds, _ in found], "s")
        return (
            f"after {victim:10} {every}; undisturbed by another kill: {spread(alone, 's')}, "
            f"{late} above {WITHIN_S[victim]:g} s"
        )


def spread(values: Sequence[float], unit: str) -> str:
    """Return median, 99th percentile and maximum."""
    if not values:
        return "none"
    ordered = sorted(values)
    middle, high = statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"p50 {middle:.2f} {unit}, p99 {high:.2f} {unit}, max {ordered[-1]:.2f} {unit} (n={len(ordered)})"


def check(kit: Kit, database: Path, log: Path, books: Books) -> None:
    """Compare each job with what it should have become."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        made = Counter(
            row[0]
            for row in connection.execute(
                "SELECT coalesce(parent_id, job.id) FROM artifact JOIN job ON job.id = artifact.job_id"
            )
        )
        tree = dict(connection.execute("SELECT id, coalesce(parent_id, id) FROM job").fetchall())
    books.rows = len(tree)
    for order in books.orders:
        row = kit.store.jobs.get(TENANT, order.job_id)
        want = JobState.CANCELLED if order.is_cancelled else JobState.DONE
        if order.form is Form.POISON:
            want = JobState.FAILED
        books.unlucky += row.state is JobState.FAILED and order.form is not Form.POISON and row.attempt >= ATTEMPT_CAP
        is_capped = row.state is JobState.FAILED and row.attempt == ATTEMPT_CAP
        effects = made[order.job_id]
        books.lost += not is_capped and (row.state is not want or effects < order.effects)
        books.doubled += effects > (order.effects if row.state is JobState.DONE else 0)
        if row.finished_at is not None and row.state is JobState.DONE:
            books.waits_s.append(row.finished_at - row.submitted_at - order.cost_s)
    runs = runs_of(kit)
    _count_runs(books, runs)
    books.deliveries = sum(
        '"task.started"' in line and '"maskmill.run"' in line for line in log.read_text(errors="replace").splitlines()
    )
    _time_recoveries(books, runs)


def runs_of(kit: Kit) -> dict[tuple[str, int], float]:
    """Return when each attempt of each job began, from the audit log."""
    found = {}
    for row in kit.store.audit.rows():
        entry = json.loads(row.body)
        if entry.get("action") == "task.run":
            attempt = int(str(entry["session_id"]).rpartition(".")[2])
            found[entry["task_id"], attempt] = datetime.fromisoformat(entry["timestamp"]).timestamp()
    return found


def _count_runs(books: Books, runs: dict[tuple[str, int], float]) -> None:
    """Count runs beyond those that a machine without faults would have needed."""
    forms = {order.job_id: order.form for order in books.orders}
    needed = {Form.POISON: ATTEMPT_CAP, Form.DIVIDED: 2}
    ran = Counter(job_id for job_id, _ in runs)
    books.runs = len(runs)
    books.extra_runs = sum(
        max(0, count - needed.get(forms.get(job_id, Form.SINGLE), 1)) for job_id, count in ran.items()
    )


def _time_recoveries(books: Books, runs: dict[tuple[str, int], float]) -> None:
    """Time each kill: to the next claim of a job that it hit, of any job (broker), or to the next leader (beat)."""
    starts = sorted(runs.values())
    strikes = sorted(kill.at for kill in books.kills)
    for kill in books.kills:
        waits: list[float] = []
        if kill.victim == "beat":
            waits = [kill.led_again_s] if kill.led_again_s is not None else []
        elif kill.victim == "broker":
            after = bisect_right(starts, kill.at)
            waits = [starts[after] - kill.at] if after < len(starts) else []
        else:
            again = (runs.get((job_id, attempt + 1)) for job_id, attempt in kill.hit)
            waits = [at - kill.at for at in again if at is not None]
        for wait in waits:
            others = bisect_right(strikes, kill.at + wait) - bisect_right(strikes, kill.at)
            books.recovered.setdefault(kill.victim, []).append((wait, others == 0))
