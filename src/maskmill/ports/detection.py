"""Finding things in text: the pattern engine and the model that knows names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from maskmill.domain.entity import Entity


class PatternHit(NamedTuple):
    """A pattern matched: its index in the list that the engine was built from, and a code-point span."""

    pattern: int
    start: int
    end: int


class PatternEngine(Protocol):
    """Matches many regular expressions (RE2 syntax) in one pass. Every adapter gives the same hits."""

    name: str

    def scan(
        self, text: str, first: int = 0, last: int | None = None, busy: dict[int, int] | None = None
    ) -> Sequence[PatternHit]:
        """Return the non-overlapping leftmost-longest hits of each pattern, sorted by (start, end, pattern).

        A long text is scanned in parts: then only hits that start in text[first:last] count, and pattern i begins at
        `busy[i]`, where its last hit of the part before ended. What parts find together, the whole finds too.
        """
        ...


class PatternCompiler(Protocol):
    """Builds a pattern engine."""

    def __call__(self, patterns: Sequence[str], *, known_good: bool = False) -> PatternEngine:
        """Compile; raises InvalidPolicy naming the pattern's index when one is not valid RE2.

        Patterns that are `known_good` (the built-in ones) may be compiled later, and kept compiled between runs.
        """
        ...


class NameFinder(Protocol):
    """Finds people, places, organisations, dates and addresses in running text."""

    name: str
    version: str

    def find(self, texts: Iterable[str]) -> Sequence[Sequence[Entity]]:
        """Return the entities of each text, in order; spans are code points of that text."""
        ...
