"""Context words: whole words near a hit that say what it is."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

AFTER = 25
"""How many characters after a hit are read."""

_WORD_LIMIT = 24
_OTHER_NUMBER = re.compile(r"\d\W?\d\W?\d\W?\d")
_APART = "\n\n\n\n"
"""Stands for the hit: no phrase reaches across."""

_BETWEEN = r"[\W_]{1,3}"


def distance(
    text: str, start: int, end: int, words: tuple[str, ...], window: int, *, adjacent: bool = False
) -> int | None:
    """Return how many characters lie between a hit and the nearest context word, or None when there is none.

    Only whole words count: "public" holds no "lic". An underscore ends a word, so that `customer_ssn` counts. With
    `adjacent` a word does not count when another number stands between.
    """
    if not words:
        return None
    size = len(text)
    stop = min(size, end + AFTER)
    farthest = min(size, stop + _WORD_LIMIT)
    while stop < farthest and text[stop].isalnum():
        stop += 1
    first = start - window
    before = text[first - 1 : start] if first > 0 else " " + text[:start]
    around = f"{before}{_APART}{text[end - 1 : stop]}"
    lowered = _fold(around)
    if len(lowered) == len(around):
        found = _regex(words).finditer(lowered)
    else:  # a letter whose small form is two
        found = _regex(words, flags=re.IGNORECASE).finditer(around)
    gaps = []
    edge = len(before)
    behind = edge + len(_APART) + 1 - end  # where `text[0]` would stand in what is searched
    for at in found:
        gap = (start - edge + at.end(), start) if at.start() < edge else (end, at.start() + 1 - behind)
        if not adjacent or not _OTHER_NUMBER.search(text, *gap):
            gaps.append(gap[1] - gap[0])
    return min(gaps, default=None)


def has_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether a whole word or phrase of some stands in a short text."""
    padded = f" {text}"
    lowered = _fold(padded)
    if len(lowered) == len(padded):
        return _regex(words).search(lowered) is not None
    return _regex(words, flags=re.IGNORECASE).search(padded) is not None


@lru_cache(maxsize=512)
def _regex(words: tuple[str, ...], flags: int = 0) -> re.Pattern[str]:
    r"""Return an expression for the character before a word and the word, which shares beginnings: it is quick.

    Alternatives of equal beginning are ordered by length, so that the longest phrase counts.
    """
    parts = sorted({tuple(_signs(_fold(word))) for word in words}, key=lambda signs: (-len(signs), signs))
    return re.compile(rf"[\W_]{_tree(parts)}(?![^\W_])", flags)


def _fold(text: str) -> str:
    """Return a text in small letters; those of Turkey are as in English, for capitals do not tell them apart."""
    lowered = text.lower()
    return lowered if lowered.isascii() else lowered.replace("\u0131", "i")


def _signs(word: str) -> list[str]:
    return [_BETWEEN if char == " " else re.escape(char) for char in word]


def _tree(parts: list[tuple[str, ...]]) -> str:
    """Write the alternatives, each first sign once."""
    branches = []
    rest = sorted((part for part in parts if part), key=lambda part: part[0])
    for sign, group in groupby(rest, key=lambda part: part[0]):
        branches.append(sign + _tree([part[1:] for part in group]))
    if len(rest) < len(parts):
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
