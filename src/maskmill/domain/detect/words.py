"""Finds given values wherever they stand, blind to everything but letters and digits, as whole words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")
_KEY = 3
"""Values share a bucket by their first characters."""


def signature(raw_value: str) -> str:
    """Return the letters and digits of a value, case folded: what makes two spellings the same."""
    return "".join(map(str.casefold, _WORD.findall(raw_value)))


class Words:
    """A set of values, each with what it stands for; one walk over a text finds all of them."""

    def __init__(self, values: Iterable[tuple[str, int]]) -> None:
        """Take (value, number) pairs; of equal values the first number counts."""
        self._numbers: dict[str, int] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for raw_value, number in values:
            sign = signature(raw_value)
            if sign:
                self._numbers.setdefault(sign, number)
                lengths[sign[:_KEY]].add(len(sign))
        self._lengths = {key: sorted(found, reverse=True) for key, found in lengths.items()}

    def find(self, text: str, first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, int]]:
        """Yield (start, end, number) of whole words, the longest first at each place, never overlapping.

        Only those count that start in text[first:last].
        """
        if not self._numbers:
            return
        stream, starts, ends = _stream(text, max(0, first - 1))
        done = 0
        for at, start in starts.items():
            if last is not None and start >= last:
                return
            if at < done or start < first:
                continue
            for length in self._candidates(stream, at):
                number = self._numbers.get(stream[at : at + length])
                if number is not None and at + length in ends:
                    yield start, ends[at + length], number
                    done = at + length
                    break

    def _candidates(self, stream: str, at: int) -> Iterator[int]:
        for size in range(_KEY, 0, -1):
            for length in self._lengths.get(stream[at : at + size], ()):
                if size in {_KEY, length}:
                    yield length


def _stream(text: str, first: int) -> tuple[str, dict[int, int], dict[int, int]]:
    """Return the letters and digits of text[first:], and where words start and end, by place in the stream."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length = 0
    for found in _WORD.finditer(text, first):
        word = found.group().casefold()
        starts[length] = found.start()
        length += len(word)
        ends[length] = found.end()
        parts.append(word)
    return "".join(parts), starts, ends
