"""Context words: whole words near a hit that say what it is."""

from __future__ import annotations

import re
from functools import lru_cache

AFTER = 25
"""How many characters after a hit are read."""

_WORD_LIMIT = 24


def distance(text: str, start: int, end: int, words: tuple[str, ...], window: int) -> int | None:
    """Return how many characters lie between a hit and the nearest context word, or None when there is none.

    Only whole words count: "public" holds no "lic". An underscore ends a word, so that `customer_ssn` counts.
    """
    if not words:
        return None
    found = [start - at.end() for at in _regex(words).finditer(text, max(0, start - window), start)]
    stop = min(len(text), end + AFTER)
    while stop < min(len(text), end + AFTER + _WORD_LIMIT) and text[stop].isalnum():
        stop += 1
    found += [at.start() - end + 1 for at in _regex(words).finditer(text, end, stop)]
    return min(found, default=None)


@lru_cache(maxsize=512)
def _regex(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = sorted((re.escape(word).replace(r"\ ", r"[\W_]{1,3}") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])", re.IGNORECASE)
