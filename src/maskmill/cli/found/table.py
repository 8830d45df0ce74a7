"""What was found, for a person: one row a type, or with the values one row a finding; at most as wide as the screen."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from maskmill.cli.found.places import Place, together
from maskmill.cli.found.shape import Shown
from maskmill.cli.terminal import say, show, show_table

WIDTH = 80
"""Columns where nobody can say how many there are."""

PLACES = 200
"""Different places of one type that are remembered: more are never shown."""

_LEAST_WHERE = 16
_GAP = 2
_MORE = " ..."

Placed = tuple[Shown, Place]
"""A finding as JSON has it, and where it stands."""


@dataclass(slots=True)
class _Row:
    """What was found of one type."""

    count: int = 0
    least: float = 1.0
    most: float = 0.0
    detectors: Counter[str] = field(default_factory=Counter)
    places: dict[Place, None] = field(default_factory=dict)

    def add(self, entity: Shown, place: Place) -> None:
        score = _score(entity)
        self.count += 1
        self.least = min(self.least, score)
        self.most = max(self.most, score)
        self.detectors[str(entity["detector"])] += 1
        if len(self.places) < PLACES:
            self.places[Place(place.unit, place.number)] = None

    def score(self) -> str:
        least, most = f"{self.least:.2f}", f"{self.most:.2f}"
        return least if least == most else f"{least}-{most}"

    def detector(self) -> str:
        """Return the detector that found most, and how many others there were."""
        (first, _), *others = self.detectors.most_common()
        return f"{first} +{len(others)}" if others else first


def show_types(found: Iterable[Placed]) -> int:
    """Print how many there are of each type, where, how sure and who says so; return how many in all."""
    rows: dict[str, _Row] = {}
    for entity, place in found:
        rows.setdefault(str(entity["type"]), _Row()).add(entity, place)
    total = sum(row.count for row in rows.values())
    if not total:
        say("Nothing was found")
        return 0
    ordered = sorted(rows.items(), key=lambda item: (-item[1].count, item[0]))
    head = ["TYPE", "COUNT", "SCORE", "DETECTOR"]
    cells = [[kind, str(row.count).rjust(len("COUNT")), row.score(), row.detector()] for kind, row in ordered]
    short = max(0, _LEAST_WHERE - _room(head, cells))
    width = max(len(cell[-1]) for cell in cells) - short
    cells = [[*cell[:-1], _cut(cell[-1], max(len("DETECTOR"), width))] for cell in cells]
    room = max(_LEAST_WHERE, _room(head, cells))
    where = [_cut(together(row.places), room, is_whole=len(row.places) < PLACES) for _, row in ordered]
    show_table([*head, "WHERE"], [[*cell, place] for cell, place in zip(cells, where, strict=True)])
    kinds = f"{len(rows)} type{'s' if len(rows) > 1 else ''}"
    say(f"{total} finding{'s' if total > 1 else ''} of {kinds}; --values shows each with its text, --json all places")
    return total


def show_values(found: Iterable[Placed]) -> int:
    """Print each finding with its text; return how many there are."""
    total = 0
    rest = iter(found)
    while some := list(islice(rest, 1000)):
        cells = [[place.words(), str(entity["type"]), f"{_score(entity):.2f}"] for entity, place in some]
        head = ["WHERE", "TYPE", "SCORE"] if not total else ["", "", ""]
        room = max(_LEAST_WHERE, _room(head, cells))
        values = [_cut(" ".join(str(entity["value"]).split()), room) for entity, _ in some]
        rows = [[*row, value] for row, value in zip(cells, values, strict=True)]
        if total:
            show()
        show_table(["WHERE", "TYPE", "SCORE", "VALUE"], rows)
        total += len(some)
    if not total:
        say("Nothing was found")
    return total


def _score(entity: Shown) -> float:
    return float(str(entity["score"]))


def _room(head: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """Return how many columns of the screen are left."""
    columns = shutil.get_terminal_size((WIDTH, 24)).columns
    return columns - sum(max(len(row[at]) for row in (head, *cells)) + _GAP for at in range(len(head)))


def _cut(text: str, room: int, *, is_whole: bool = True) -> str:
    """Return a text that fits, with a sign where something is missing; a list is cut behind an item."""
    if is_whole and len(text) <= room:
        return text
    kept = text[: room - len(_MORE)]
    return (kept[: kept.rfind(",")] if "," in kept else kept).rstrip(" ;") + _MORE
