"""What a system leaks and removes too much of in a set, by the shared scorer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from tests.bench.detect.sets import LEAK_ONLY, Labelled


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F2 by overlap of one type (shares, None where there is nothing to count), and its leak."""

    marked: int
    precision: float | None
    recall: float | None
    f2: float | None
    leak: float | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A system on a set: shares of personal characters missed, and of other characters removed by any label."""

    leak: float
    over: float | None
    every: Rates
    types: Mapping[str, Rates] = field(default_factory=dict)


def score(
    scorer: ModuleType, maps: Mapping[str, Any], one: Labelled, system_map: str, predicted: list[dict[str, Any]]
) -> Scored:
    """Compare what a system found with what the set marks."""
    result = scorer.score(
        one.documents,
        predicted,
        maps["gold"][one.name],
        maps["pred"][system_map],
        unscored=set(maps["unscored"].get(one.name, ())),
    )
    overall = result["overall"]
    return Scored(
        overall["char_leak"],
        None if one.name in LEAK_ONLY else overall["over_redaction_any_label"],
        _rates(overall, overall["char_leak"]),
        {label: _rates(row, row["leak"]) for label, row in result["labels"].items() if row["gold"]},
    )


def _rates(row: Mapping[str, Any], leak: float | None) -> Rates:
    overlap = row["overlap"]
    return Rates(row["gold"], overlap["p"], overlap["r"], overlap["f2"], leak)
