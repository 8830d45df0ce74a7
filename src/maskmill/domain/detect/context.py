"""Context words: whole words near a hit that say what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from maskmill.domain.detect.columns import heading
from maskmill.domain.detect.letters import is_spaceless
from maskmill.domain.detect.spelling import fold, parted, spellings

AFTER = 25
"""So near behind a hit a word must begin, in characters."""

AT_HEAD = 1
"""The distance of a word that heads the column of a hit: the nearest there is."""

Foreign = Callable[[str, str], bool]
"""Takes what stands before a context word, and the word: whether both are another label."""

REST_LIMIT = 64
"""How much farther behind a hit is read, for the end of a phrase that begins near."""

_REST = re.compile(r"[^\n\d]{0,36}[^\W_]{0,24}")
_OTHER_NUMBER = re.compile(r"\d\W?\d\W?\d\W?\d")
_NEXT_NUMBER = re.compile(r"[ \t.:#=+(\"'\u00b0-]{1,6}\d[\d ./()-]{2}")
_APART = "\n\n\n\n"
"""Stands for the hit: no phrase reaches across."""

_BETWEEN = r"[\W_]{1,3}"
_PREFIX = 32


def distance(
    text: str,
    start: int,
    end: int,
    words: tuple[str, ...],
    window: int,
    *,
    adjacent: bool = False,
    is_foreign: Foreign | None = None,
) -> int | None:
    """Return how many characters lie between a hit and the nearest context word, or None when there is none.

    Only whole words count: "public" holds no "lic"; names of fields are words apart (`customer_ssn`, `customerSsn`).
    A word that heads the column of the hit counts as the nearest. A word behind a hit does not count when a number
    follows it; with `adjacent` no word does when another number stands between.
    """
    if not words:
        return None
    near = _nearest(text, start, end, words, window, adjacent=adjacent, is_foreign=is_foreign)
    if near is None or near > AT_HEAD:
        head = heading(text, start, end)
        if head is not None and _in_head(head, words, is_foreign):
            return AT_HEAD
    return near


def has_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether a whole word or phrase of some stands in a short text."""
    regex = _regex(words)
    return any(regex.search(form) for form in _forms(f" {text}"))


def _nearest(
    text: str, start: int, end: int, words: tuple[str, ...], window: int, *, adjacent: bool, is_foreign: Foreign | None
) -> int | None:
    least: int | None = None
    regex = _regex(words)
    for around, edge in _around(text, start, end, window):
        after = edge + len(_APART) + 1
        for at in regex.finditer(around):
            if at.start() < edge:
                first, last = at.end(), edge
            else:
                first, last = after, max(after, at.start() + 1)
                if last - first > AFTER or _NEXT_NUMBER.match(around, at.end()):
                    continue
            gap = last - first
            if (least is not None and gap >= least) or (adjacent and _OTHER_NUMBER.search(around, first, last)):
                continue
            if is_foreign is None or not is_foreign(around[max(0, at.start() - _PREFIX) : at.start()], at.group()):
                least = gap
    return least


def _in_head(head: str, words: tuple[str, ...], is_foreign: Foreign | None) -> bool:
    regex = _regex(words)
    return any(
        is_foreign is None or not is_foreign(form[: at.start()], at.group())
        for form in _forms(f" {head}")
        for at in regex.finditer(form)
    )


def _forms(text: str) -> Iterator[str]:
    """Yield a text in small letters, and once more where names of fields stand in it."""
    yield fold(text)
    apart = parted(text)
    if apart is not None:
        yield fold(apart)


@lru_cache(maxsize=4)
def _around(text: str, start: int, end: int, window: int) -> tuple[tuple[str, int], ...]:
    """Return what stands around a hit in small letters, and where the hit stood; many detectors ask for the same."""
    first = start - window
    before = text[first - 1 : start] if first > 0 else f" {text[:start]}"
    stop = end + AFTER
    if stop < len(text):
        rest = _REST.match(text, stop)
        stop = rest.end() + 1 if rest else stop
    after = text[end - 1 : stop]
    small = fold(before)
    forms = [(f"{small}{_APART}{fold(after)}", len(small))]
    parts = parted(before), parted(after)
    if parts != (None, None):
        small = fold(parts[0] or before)
        forms.append((f"{small}{_APART}{fold(parts[1] or after)}", len(small)))
    return tuple(forms)


@lru_cache(maxsize=512)
def _regex(words: tuple[str, ...]) -> re.Pattern[str]:
    r"""Return an expression for the character before a word and the word, which shares beginnings: it is quick.

    Alternatives of equal beginning are ordered by length, so that the longest phrase counts. Beside letters of scripts
    that put no space between words, a word needs no edge.
    """
    groups: dict[tuple[bool, bool], set[tuple[str, ...]]] = defaultdict(set)
    for word in words:
        for signs in spellings(word):
            groups[is_spaceless(signs[0]), is_spaceless(signs[-1])].add(_signs(signs))
    return re.compile("|".join(_group(*key, parts) for key, parts in sorted(groups.items())))


def _group(open_before: bool, open_behind: bool, parts: Iterable[tuple[str, ...]]) -> str:  # noqa: FBT001 - a key
    head = "" if open_before else r"[\W_]"
    tail = "" if open_behind else r"(?![^\W_])"
    return f"{head}{_tree(sorted(parts, key=lambda signs: (-len(signs), signs)))}{tail}"


def _signs(word: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_BETWEEN if sign == " " else r"\. ?" if sign == ". " else re.escape(sign) for sign in word)


def _tree(parts: list[tuple[str, ...]]) -> str:
    """Write the alternatives, each first sign once."""
    branches = []
    rest = sorted((part for part in parts if part), key=lambda part: part[0])
    for sign, group in groupby(rest, key=lambda part: part[0]):
        branches.append(sign + _tree([part[1:] for part in group]))
    if len(rest) < len(parts):
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
