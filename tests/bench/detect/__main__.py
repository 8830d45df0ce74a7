"""Detection side by side with Presidio and Rampart, in one run: `make bench-detect`.

It prints, and never fails by a figure.

`python -m tests.bench.detect [--sets a,b] [--systems ours,presidio] [--types] [--json FILE] [--quick]`
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.bench.detect import sets, sizes, speed
from tests.bench.detect.environment import peers_python
from tests.bench.detect.process import Broken
from tests.bench.detect.report import report
from tests.bench.detect.results import Results, SetResult
from tests.bench.detect.score import score
from tests.bench.detect.systems import OURS, SYSTEMS, Predictions, System, predict

QUICK_DOCUMENTS = 12
TURNS = 5
CHARACTERS = 100_000
PARTS = ("scores", "speed", "sizes")

T = TypeVar("T")


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=_listed(sets.NAMES), default=list(sets.NAMES))
    parser.add_argument("--systems", type=_listed(SYSTEMS), default=list(SYSTEMS))
    parser.add_argument("--parts", type=_listed(PARTS), default=list(PARTS), help=f"some of {','.join(PARTS)}")
    parser.add_argument("--types", action="store_true", help="show every type of every set")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument("--quick", action="store_true", help="a few documents and one turn: does the bench work?")
    args = parser.parse_args()
    if not sets.are_here():
        raise SystemExit("The labelled sets and their scorer are not beside this checkout.")
    python = peers_python() if any(key not in OURS for key in args.systems) else None
    systems = [SYSTEMS[key] for key in args.systems if python or key in OURS]
    with tempfile.TemporaryDirectory() as name:
        results = measure(systems, python or Path(sys.executable), args, Path(name))
    print(report(results, with_types=args.types))
    if args.json:
        args.json.write_text(json.dumps(results.json(), indent=1) + "\n", "utf-8")


def measure(systems: Sequence[System], python: Path, args: argparse.Namespace, folder: Path) -> Results:
    """Run the parts that were asked for, one after the other: two at once would disturb each other."""
    is_ours = any(system.key in OURS for system in systems)
    timed = [system for system in systems if system.is_timed]
    turns, characters = (1, 2_000) if args.quick else (TURNS, CHARACTERS)
    patterns, names = (2_000_000, 50_000) if args.quick else (100_000_000, 2_000_000)
    has_speed, has_sizes = "speed" in args.parts, "sizes" in args.parts and is_ours
    return Results(
        args.quick,
        _scores(systems, python, args, folder) if "scores" in args.parts else {},
        _try("speed", lambda: speed.rates(timed, python, turns, characters), {}) if has_speed else {},
        _try("starts", lambda: speed.starts(timed, python, turns), {}) if has_speed else {},
        _try("the command's start", lambda: speed.command_starts(turns, folder), {}) if has_speed and is_ours else {},
        _try("large texts", lambda: sizes.sizes(patterns, names, folder), []) if has_sizes else [],
    )


def _scores(systems: Sequence[System], python: Path, args: argparse.Namespace, folder: Path) -> dict[str, SetResult]:
    chosen = [sets.labelled(name, QUICK_DOCUMENTS if args.quick else None) for name in args.sets]
    documents = {one.name: one.documents for one in chosen}
    scorer, maps = sets.scorer(), sets.maps()
    found: dict[System, Predictions] = {}
    for system in systems:
        found[system] = _try(system.title, partial(predict, system, documents, python, folder), {})
    return {
        one.name: SetResult(
            len(one.documents),
            one.is_half,
            {
                system.key: score(scorer, maps, one, system.map, predicted[one.name])
                for system, predicted in found.items()
                if predicted
            },
        )
        for one in chosen
    }


def _try(what: str, part: Callable[[], T], without: T) -> T:
    """Measure one part; when it fails, say so and go on: the other parts took long."""
    print(f"measuring: {what}", file=sys.stderr)
    try:
        return part()
    except Broken as error:
        print(f"left out: {what}: {error}", file=sys.stderr)
        return without


def _listed(known: Collection[str]) -> Callable[[str], list[str]]:
    """Return what reads a comma-separated choice among some names."""

    def read(text: str) -> list[str]:
        names = text.split(",")
        if wrong := [name for name in names if name not in known]:
            raise argparse.ArgumentTypeError(f"{', '.join(wrong)}: choose among {', '.join(known)}")
        return names

    return read


if __name__ == "__main__":
    main()
