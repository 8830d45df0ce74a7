"""Random kill -9 of worker, pool process, broker and beat under load; then the books are checked.

`make soak` runs it long, a test runs it short. Nothing lost: every job reaches the end that it should. No double
effect: what is done left exactly its artefacts, what was cancelled or failed left none.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.jobs.books import Books, check
from tests.faults.jobs.kills import Killer
from tests.faults.jobs.orders import TENANT, Order, add_documents, cancel_due, submit

from maskmill import wiring
from maskmill.adapters.log import configure
from maskmill.adapters.stack.supervisor import Stack, StackConfig
from maskmill.domain.job import LEASE_S
from maskmill.engine.kit import Kit
from maskmill.settings import Settings

TICK_S = 0.02


@dataclass(frozen=True)
class Plan:
    """How much of it."""

    kills: int
    jobs: int
    seed: int = 1
    pause_s: tuple[float, float] = (1.0, 3.0)
    lease_s: float = LEASE_S

    @property
    def gap_s(self) -> float:
        """The pause between two submissions that spreads them over the kills."""
        return self.kills * sum(self.pause_s) / 2 / self.jobs


def storm(data: Path, plan: Plan) -> Books:
    """Submit jobs while processes die, wait for the end, and return the books."""
    chance = random.Random(plan.seed)
    config = StackConfig(
        data=data, with_api=False, workers=2, worker_module="tests.faults.jobs.worker", drain_s=10.0,
        environment={"MASKMILL_LEASE_S": str(plan.lease_s), "MASKMILL_GUARD": "false"},
    )  # fmt: skip
    with Stack(config) as stack:
        kit = wiring.build_kit(Settings(data=data, lease_s=plan.lease_s))
        try:
            add_documents(kit)
            killer = Killer(stack, kit, data / "maskmill.db", chance)
            orders = _load(kit, killer, chance, plan)
            _drain(kit, killer, orders, seconds=60.0 + 0.5 * plan.jobs)
            books = Books(orders, killer.kills)
            check(kit, data / "maskmill.db", stack.log_path, books)
        finally:
            wiring.close(kit)
    return books


def _load(kit: Kit, killer: Killer, chance: random.Random, plan: Plan) -> list[Order]:
    """Spread submissions over the time that the kills take."""
    orders: list[Order] = []
    next_order = time.monotonic()
    next_kill = next_order + chance.uniform(*plan.pause_s)
    while len(orders) < plan.jobs or len(killer.kills) < plan.kills:
        now = time.monotonic()
        if now >= next_order and len(orders) < plan.jobs:
            orders.append(submit(kit, len(orders), chance))
            next_order += plan.gap_s
        if now >= next_kill and len(killer.kills) < plan.kills:
            killer.strike()
            next_kill = time.monotonic() + chance.uniform(*plan.pause_s)
        cancel_due(kit, orders)
        killer.look()
        time.sleep(TICK_S)
    return orders


def _drain(kit: Kit, killer: Killer, orders: list[Order], seconds: float) -> None:
    """Wait until every job has ended."""
    deadline = time.monotonic() + seconds
    waiting = orders
    while waiting and time.monotonic() < deadline:
        cancel_due(kit, waiting)
        killer.look()
        waiting = [order for order in waiting if not kit.store.jobs.get(TENANT, order.job_id).state.is_final]
        time.sleep(0.2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print the figures; 1 when a job was lost or done twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=120)
    parser.add_argument("--jobs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    configure("console", "ERROR")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mm-soak-") as folder:
        books = storm(Path(folder) / "data", Plan(kills=options.kills, jobs=options.jobs, seed=options.seed))
    took_s = time.monotonic() - began
    print("\n".join([*books.lines(), f"took             {took_s:.0f} s, seed {options.seed}"]))  # noqa: T201 - what it is for
    return 0 if books.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
