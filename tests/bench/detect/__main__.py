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
from pathlib import Path

from tests.bench.detect import sets, sizes, speed
from tests.bench.detect.environment import peers_python
from tests.bench.detect.report import report
from tests.bench.detect.results import Results, SetResult
from tests.bench.detect.score import score
from tests.bench.detect.systems import OURS, SYSTEMS, System, predict

QUICK_DOCUMENTS = 12
TURNS = 5
CHARACTERS = 100_000
PARTS = ("scores", "speed", "sizes")


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
    scores = _scores(systems, python, args, folder) if "scores" in args.parts else {}
    turns, characters = (1, 2_000) if args.quick else (TURNS, CHARACTERS)
    timed = [system for system in systems if system.is_timed]
    has_ours = any(system.key in OURS for system in systems)
    if "speed" in args.parts:
        _tell("speed")
        rates = speed.rates(timed, python, turns, characters)
        starts = speed.starts(timed, python, turns)
        commands = speed.command_starts(turns, folder) if has_ours else {}
    else:
        rates, starts, commands = {}, {}, {}
    found = []
    if "sizes" in args.parts and has_ours:
        _tell("large texts")
        found = sizes.sizes(*((2_000_000, 50_000) if args.quick else (100_000_000, 2_000_000)), folder)
    return Results(args.quick, scores, rates, starts, commands, found)


def _scores(systems: Sequence[System], python: Path, args: argparse.Namespace, folder: Path) -> dict[str, SetResult]:
    chosen = [sets.labelled(name, QUICK_DOCUMENTS if args.quick else None) for name in args.sets]
    documents = {one.name: one.documents for one in chosen}
    predictions = {}
    for system in systems:
        _tell(system.title)
        predictions[system.key] = predict(system, documents, python, folder)
    scorer, maps = sets.scorer(), sets.maps()
    return {
        one.name: SetResult(
            len(one.documents),
            one.is_half,
            {system.key: score(scorer, maps, one, system.map, predictions[system.key][one.name]) for system in systems},
        )
        for one in chosen
    }


def _tell(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr)


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
