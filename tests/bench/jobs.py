"""What the job engine costs, and who waits for whom: `make bench-jobs`. It prints; it never passes or fails by time."""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Sequence

from tests.bench.jobs_stack import fairness_s, latencies, workers
from tests.bench.jobs_store import SLOTS, cost_ms, database, drain, fill

from maskmill.adapters.log import configure

PER_SECOND = 50.0
SHORT_S = 0.1


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def throughput(kind: str, count: int, rounds: int) -> None:
    """Print how many jobs a second pass through claim and finish."""
    rates = []
    for _ in range(rounds):
        with database(kind) as url:
            fill(url, count)
            rates.append(count / drain(url, count)[-1])
    print(f"{kind}: claim + finish, {SLOTS} processes, {count} jobs: {statistics.median(rates):.0f} jobs/s", flush=True)


def backlog(kind: str, count: int) -> None:
    """Print whether the dispatcher slows with what waits."""
    with database(kind) as url:
        fill(url, count)
        filling, full = cost_ms(url, 30)
        print(f"{kind}: dispatch over {count} waiting: {filling:.1f} ms to fill the window, {full:.1f} ms when full")
        ends = drain(url, count)
    first, last = (count / 10 / seconds for seconds in (ends[0], ends[9] - ends[8]))
    print(f"{kind}: {count} jobs drained at {count / ends[9]:.0f} jobs/s: first tenth {first:.0f}, last {last:.0f}")


def on_a_stack(kind: str, count: int, rounds: int, waiting: int) -> None:
    """Print latencies of submit and start, and the fairness between two tenants."""
    with database(kind) as url, workers(url) as (kit, _):
        found = [latencies(kit, count, PER_SECOND) for _ in range(rounds)]
        for name, series in (
            ("submit", [one.submit_ms for one in found]),
            ("start", [one.start_ms for one in found]),
        ):
            p50, p99 = (statistics.median(percentile(one, share) for one in series) for share in (0.5, 0.99))
            print(f"{kind}: {name} at {PER_SECOND:g} jobs/s, {SLOTS} slots: p50 {p50:.1f} ms, p99 {p99:.1f} ms")
        seconds = fairness_s(kit, url, waiting, SHORT_S)
        print(f"{kind}: behind {waiting} jobs of {SHORT_S:g} s of another tenant: started after {seconds:.2f} s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benches, one database after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=["sqlite", "postgres"], help="only this one")
    parser.add_argument("--quick", action="store_true", help="fewer jobs and one round")
    options = parser.parse_args(arguments)
    configure("console", "ERROR")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; figures are medians of rounds")
    rounds, tenth = (1, 10) if options.quick else (3, 1)
    for kind in [options.database] if options.database else ["sqlite", "postgres"]:
        on_a_stack(kind, 500 // tenth, rounds, 5_000 // tenth)
        throughput(kind, 1_000 // tenth, rounds)
        backlog(kind, 20_000 // tenth)
    return 0


if __name__ == "__main__":
    sys.exit(main())
