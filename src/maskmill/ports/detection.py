"""Finding things in text: the pattern engine and the model that knows names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from maskmill.domain.entity import Entity


@dataclass(frozen=True, slots=True)
class PatternHit:
    """A pattern matched: its index in the list that the engine was built from, and a code-point span."""

    pattern: int
    start: int
    end: int


class PatternEngine(Protocol):
    """Matches many regular expressions (RE2 syntax) in one pass. Every adapter gives the same hits."""

    name: str

    def scan(self, text: str) -> Sequence[PatternHit]:
        """Return all non-overlapping leftmost-longest hits of each pattern, sorted by (start, end, pattern)."""
        ...


class PatternCompiler(Protocol):
    """Builds a pattern engine."""

    def __call__(self, patterns: Sequence[str]) -> PatternEngine:
        """Compile; raises InvalidPolicy naming the pattern's index when one is not valid RE2."""
        ...


class NameFinder(Protocol):
    """Finds people, places, organisations, dates and addresses in running text."""

    name: str
    version: str

    def find(self, texts: Iterable[str]) -> Sequence[Sequence[Entity]]:
        """Return the entities of each text, in order; spans are code points of that text."""
        ...
