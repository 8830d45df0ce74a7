"""Context words: whole words near a hit that say what it is."""

from __future__ import annotations

import re
from functools import lru_cache

AFTER = 25
"""How many characters after a hit are read."""

_WORD_LIMIT = 24
_OTHER_NUMBER = re.compile(r"\d\W?\d\W?\d\W?\d")


def distance(
    text: str, start: int, end: int, words: tuple[str, ...], window: int, *, adjacent: bool = False
) -> int | None:
    """Return how many characters lie between a hit and the nearest context word, or None when there is none.

    Only whole words count: "public" holds no "lic". An underscore ends a word, so that `customer_ssn` counts. With
    `adjacent` a word does not count when another number stands between.
    """
    if not words:
        return None
    gaps = [(at.end(), start) for at in _regex(words).finditer(text, max(0, start - window), start)]
    stop = min(len(text), end + AFTER)
    while stop < min(len(text), end + AFTER + _WORD_LIMIT) and text[stop].isalnum():
        stop += 1
    gaps += [(end, at.start()) for at in _regex(words).finditer(text, end, stop)]
    if adjacent:
        gaps = [gap for gap in gaps if not _OTHER_NUMBER.search(text, *gap)]
    return min((last - first for first, last in gaps), default=None)


@lru_cache(maxsize=512)
def _regex(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = sorted((re.escape(word).replace(r"\ ", r"[\W_]{1,3}") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])", re.IGNORECASE)
