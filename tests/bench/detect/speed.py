"""Characters per CPU second, and what a start costs: systems take turns, so that a busy machine is busy for all."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench.detect.process import Cost, Kept, run
from tests.bench.detect.sets import running_text
from tests.bench.detect.systems import MASKMILL, System

SIZES = {"1 KB": 1_000, "50 KB": 50_000}
LEAST_CPU_S = 0.5
"""A quick system repeats the texts until a turn takes about this long."""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds to the first answer of a fresh process; resident bytes then and after one text of each size."""

    wall_s: float
    cpu_s: float
    rss: Mapping[str, int]


def rates(systems: Iterable[System], python: Path, turns: int, characters: int) -> dict[str, dict[str, list[float]]]:
    """Return by system and size the characters per CPU second of each turn; turn n of all systems is side by side."""
    texts = {title: running_text(size, characters) for title, size in SIZES.items()}
    found: dict[str, dict[str, list[float]]] = {}
    with ExitStack() as stack:
        kept = {system.key: stack.enter_context(system.keep(python)) for system in systems}
        for title, pieces in texts.items():
            repeats = {key: _repeats(one, pieces) for key, one in kept.items()}
            for _ in range(turns):
                for key, one in kept.items():
                    cpu_s = one.ask(pieces, repeats[key])["cpu_s"]
                    rate = repeats[key] * sum(map(len, pieces)) / cpu_s
                    found.setdefault(key, {}).setdefault(title, []).append(rate)
    return found


def _repeats(one: Kept, pieces: Sequence[str]) -> int:
    """Warm a system up with one text, and say how often it must read all of them."""
    cpu_s: float = one.ask(pieces[:1])["cpu_s"] * len(pieces)
    return max(1, round(LEAST_CPU_S / max(cpu_s, 1e-6)))


def ratios(of: Sequence[float], to: Sequence[float]) -> tuple[float, float, float]:
    """Return the median, the least and the greatest of the turns' quotients."""
    quotients = [one / other for one, other in zip(of, to, strict=True)]
    return statistics.median(quotients), min(quotients), max(quotients)


def starts(systems: Sequence[System], python: Path, turns: int) -> dict[str, Start]:
    """Return by system the medians of some starts, taken in turns."""
    texts = {title: running_text(size, size)[0] for title, size in SIZES.items()}
    seen: dict[str, list[Start]] = {system.key: [] for system in systems}
    for _ in range(turns):
        for system in systems:
            with system.keep(python) as one:
                rss = {"start": one.rss} | {title: one.ask([text])["rss"] for title, text in texts.items()}
                seen[system.key].append(Start(one.wall_s, one.cpu_s, rss))
    return {
        key: Start(
            statistics.median(one.wall_s for one in found),
            statistics.median(one.cpu_s for one in found),
            {when: int(statistics.median(one.rss[when] for one in found)) for when in found[0].rss},
        )
        for key, found in seen.items()
    }


def command_starts(turns: int, folder: Path) -> dict[str, Cost]:
    """Return what the whole command takes for one kilobyte, with names and without (medians)."""
    source = folder / "letter.txt"
    source.write_text(running_text(1_000, 1_000)[0], "utf-8")
    calls: dict[str, tuple[str, ...]] = {"ours": (), "patterns": ("--no-names",)}
    command: list[str | Path] = [*MASKMILL, source, "--json", "--data", folder / "data"]
    run(command)  # the first makes the keys of the data folder
    seen: dict[str, list[Cost]] = {key: [] for key in calls}
    for _ in range(turns):
        for key, flags in calls.items():
            seen[key].append(run([*command, *flags]))
    return {
        key: Cost(
            statistics.median(one.wall_s for one in found),
            statistics.median(one.cpu_s for one in found),
            max(one.peak_bytes for one in found),
        )
        for key, found in seen.items()
    }
