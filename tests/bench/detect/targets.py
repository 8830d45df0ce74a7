"""What the product promises of detection, beside what this run measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.detect.results import Results
from tests.bench.detect.sets import FOREIGN
from tests.bench.detect.speed import ratios

ENGLISH = {
    "presidio_synth_v2": (0.12, 0.93),
    "uner_ewt": (0.18, 0.90),
    "tab_echr144": (0.08, 0.97),
    "wnut17": (0.32, 0.78),
}
"""Greatest leak and least F2 of PERSON."""
OVER = 0.02
FOREIGN_SHARE = 2 / 3
"""Of what Presidio leaks, at most."""
FASTER = {"ours": 1.5, "patterns": 300.0}
START_S, RSS_MB, SIZE_MB = 0.4, 200, 300


@dataclass(frozen=True, slots=True)
class Target:
    """One promise."""

    what: str
    figure: str
    wanted: str
    is_met: bool


def targets(results: Results) -> list[Target]:
    """Return the promises that this run can judge."""
    return [*_english(results), *_foreign(results), *_speed(results), *_start(results), *_sizes(results)]


def _english(results: Results) -> Iterator[Target]:
    for name, (leak, f2) in ENGLISH.items():
        scored = results.sets[name].systems.get("ours") if name in results.sets else None
        if scored is None:
            continue
        yield Target(f"{name}: leak", f"{scored.leak:.3f}", f"<= {leak:.2f}", scored.leak <= leak)
        over = scored.over or 0.0
        yield Target(f"{name}: over-redaction", f"{over:.3f}", f"<= {OVER:.2f}", over <= OVER)
        person = scored.types.get("PERSON")
        found = (person.f2 if person else None) or 0.0
        yield Target(f"{name}: PERSON F2", f"{found:.3f}", f">= {f2:.2f}", found >= f2)


def _foreign(results: Results) -> Iterator[Target]:
    for name in FOREIGN:
        systems = results.sets[name].systems if name in results.sets else {}
        if "ours" not in systems or "presidio" not in systems:
            continue
        ours, most = systems["ours"].leak, systems["presidio"].leak * FOREIGN_SHARE
        yield Target(f"{name}: leak", f"{ours:.3f}", f"<= {most:.3f}, 2/3 of Presidio's", ours <= most)


def _speed(results: Results) -> Iterator[Target]:
    for key, least in FASTER.items():
        if key not in results.rates or "presidio" not in results.rates:
            continue
        for size, rates in results.rates[key].items():
            times, low, high = ratios(rates, results.rates["presidio"][size])
            figure = (
                f"{times:,.2f}x ({low:,.2f}-{high:,.2f})" if times < 10 else f"{times:,.0f}x ({low:,.0f}-{high:,.0f})"
            )
            yield Target(f"speed of {key} at {size}", figure, f">= {least:g}x Presidio", times >= least)


def _start(results: Results) -> Iterator[Target]:
    if command := results.commands.get("ours"):
        figure = f"{command.wall_s:.2f} s, {command.cpu_s:.2f} CPU s"
        yield Target("cold start, command, 1 KB", figure, f"<= {START_S:g} s", command.wall_s <= START_S)
    if start := results.starts.get("ours"):
        figure = f"{start.wall_s:.2f} s, {start.cpu_s:.2f} CPU s"
        yield Target("cold start, in process", figure, f"<= {START_S:g} s", start.wall_s <= START_S)
        most = max(start.rss.values()) / 2**20
        yield Target("resident memory at 50 KB", f"{most:.0f} MB", f"<= {RSS_MB} MB", most <= RSS_MB)


def _sizes(results: Results) -> Iterator[Target]:
    for one in results.sizes:
        how = "names" if one.with_names else "patterns only"
        peak = one.cost.peak_bytes / 2**20
        what = f"peak memory, {one.characters / 1e6:g} MB, {how}"
        yield Target(what, f"{peak:.0f} MB", f"<= {SIZE_MB} MB", peak <= SIZE_MB)
