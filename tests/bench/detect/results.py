"""Everything that one run measured, as values and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.bench.detect.process import Cost
from tests.bench.detect.score import Scored
from tests.bench.detect.sizes import Sized
from tests.bench.detect.speed import Start


@dataclass(frozen=True, slots=True)
class SetResult:
    """A set: how many documents were scored, whether they are a held-out half, and the scores by system."""

    documents: int
    is_half: bool
    systems: Mapping[str, Scored]


@dataclass(frozen=True, slots=True)
class Results:
    """A whole run; what was not measured is empty."""

    is_quick: bool
    sets: Mapping[str, SetResult]
    rates: Mapping[str, Mapping[str, Sequence[float]]] = field(default_factory=dict)
    starts: Mapping[str, Start] = field(default_factory=dict)
    commands: Mapping[str, Cost] = field(default_factory=dict)
    sizes: Sequence[Sized] = ()

    def json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)
