"""Patterns by google-re2 on UTF-8 bytes: what every engine must find, and the fallback everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from maskmill.adapters.patterns.matching import Bytes, Search, all_matches, compile_re2
from maskmill.ports.detection import PatternHit


class Searches:
    """The compiled patterns; those that are known to be valid are compiled when they are needed first."""

    def __init__(self, patterns: Sequence[str], *, known_good: bool = False) -> None:
        """Compile; InvalidPolicy names the index of a pattern that is not valid RE2."""
        self._patterns = tuple(patterns)
        self._compiled: list[Search | None] = [None] * len(self._patterns)
        if not known_good:
            self._compiled = [compile_re2(index, pattern) for index, pattern in enumerate(self._patterns)]

    def __len__(self) -> int:
        """Return how many patterns there are."""
        return len(self._patterns)

    def __getitem__(self, index: int) -> Search:
        """Return the search of a pattern."""
        found = self._compiled[index]
        if found is None:
            found = self._compiled[index] = compile_re2(index, self._patterns[index])
        return found


class Re2Engine:
    """Matches each pattern alone, leftmost-longest, in time linear in the text."""

    name = "re2"

    def __init__(self, patterns: Sequence[str], *, known_good: bool = False) -> None:
        """Compile; InvalidPolicy names the index of a pattern that is not valid RE2."""
        self._searches = Searches(patterns, known_good=known_good)

    def scan(
        self, text: str, first: int = 0, last: int | None = None, busy: dict[int, int] | None = None
    ) -> Sequence[PatternHit]:
        """Return the hits of the port's contract."""
        part = Bytes(text, first, last)
        starts = part.starts(busy)
        return part.hits(
            [
                (*span, index)
                for index in range(len(self._searches))
                for span in all_matches(self._searches[index], part.data, starts.get(index, part.first), part.last)
            ]
        )
