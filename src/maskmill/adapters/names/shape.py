"""What a tokenizer that folds case loses of a word: its capitals, and the white space before it.

The names model gets it back as a second input. Training and running must agree, so both use this file.
"""

from __future__ import annotations

from collections.abc import Sequence

SPACES = 3
"""Nothing, a space, a line break before the word."""

LOWER, TITLE, UPPER, MIXED, INITIAL, DIGITS, CODE, OTHER = range(8)
"""Small letters, a capital first, all capitals, other capitals, one capital alone, digits, both, signs."""

SHAPES = SPACES * 8
"""How many different shapes there are: `space * 8 + form`."""


def form(word: str) -> int:
    """Return how a word is written: one of the eight forms."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return UPPER if len(word) > 1 else INITIAL
        return TITLE if word[0].isupper() and word[1:].islower() else MIXED
    if word.isdigit():
        return DIGITS
    return CODE if any(map(str.isalnum, word)) else OTHER


def shapes(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Return the shape of each token; pieces of one word (no gap, letters on both sides) share its shape."""
    out: list[int] = []
    at, count = 0, len(offsets)
    done = 0
    while at < count:
        start, end = offsets[at]
        last = at + 1
        while last < count and offsets[last][0] == end and end > start and _goes_on(text, end):
            end = offsets[last][1]
            last += 1
        gap = text[done:start]
        space = 2 if "\n" in gap or not out else 1 if gap else 0
        out += [space * 8 + form(text[start:end])] * (last - at)
        done = end
        at = last
    return out


def _goes_on(text: str, at: int) -> bool:
    return at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
