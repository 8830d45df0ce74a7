"""A quick look for context words, before a costly check: it may say yes in vain, and never says no in vain.

A row of numbers calls the checks of thirty detectors for each; nearly all of them need a word that is not there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from maskmill.domain.detect.columns import heading
from maskmill.domain.detect.context import AFTER, REST_LIMIT
from maskmill.domain.detect.letters import is_spaceless
from maskmill.domain.detect.spelling import fold, parted, spellings

_TOKEN = re.compile(r"[^\W_]+")


def may_have_context(text: str, start: int, end: int, words: tuple[str, ...], window: int) -> bool:
    """Whether a context word may stand near a hit, inside it, or at the head of its column."""
    firsts, is_spaced = _firsts(words)
    tokens, is_plain = _tokens(text, start, end, window)
    return not firsts.isdisjoint(tokens) or not (is_spaced or is_plain)


@lru_cache(maxsize=512)
def _firsts(words: tuple[str, ...]) -> tuple[frozenset[str], bool]:
    """Return the first word of each phrase, and whether all have spaces beside them."""
    ways = {way for word in words for way in spellings(word)}
    firsts = {found.group() for way in ways if (found := _TOKEN.search("".join(way)))}
    return frozenset(firsts), not any(is_spaceless(way[0]) or is_spaceless(way[-1]) for way in ways)


@lru_cache(maxsize=16)
def _tokens(text: str, start: int, end: int, window: int) -> tuple[frozenset[str], bool]:
    """Return the words around and inside a hit and at the head of its column, and whether all of it is ASCII."""
    around = text[max(0, start - window - 1) : end + AFTER + REST_LIMIT]
    head = heading(text, start, end)
    if head is not None:
        around = f"{around} {head}"
    tokens = set(_TOKEN.findall(fold(around)))
    apart = parted(around)
    if apart is not None:
        tokens.update(_TOKEN.findall(fold(apart)))
    return frozenset(tokens), around.isascii()
