"""Tables in text: lines with as many separators, the first of which names the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

SEPARATORS = "|\t;,"

REACH = 8_000
"""How far above a value the names of the columns may stand, in characters: less than a check may read."""

_LINE_LIMIT = 1_500
_CELL_LIMIT = 60
_MARGIN = 60
_BESIDE = " \"'`*"
_RULE = re.compile(r"[ \t|:+=-]+")
_DATA = re.compile(r"\d{3}|[:=] ?\S")
_LETTER = re.compile(r"[^\W\d_]")


def heading(text: str, start: int, end: int) -> str | None:
    """Return what names the column of a value that fills a cell of a table; None without such a name."""
    left, right = start - 1, end
    lowest, highest = max(-1, left - _MARGIN), min(len(text), right + _MARGIN)
    while left > lowest and text[left] in _BESIDE:
        left -= 1
    while right < highest and text[right] in _BESIDE:
        right += 1
    before = text[left] if left >= 0 else "\n"
    behind = text[right] if right < len(text) else "\n"
    sign = before if before in SEPARATORS else behind
    if sign not in SEPARATORS or before not in {sign, "\n"} or behind not in {sign, "\n", "\r"}:
        return None
    line = _line(text, start, end)
    if line is None:
        return None
    top = _top(text, line[0], sign, text.count(sign, *line))
    if top is None or start - top > REACH:
        return None
    return _named(text, top, sign, text.count(sign, line[0], start))


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cells below a label that names a column, at most `REACH` characters off; none when it names none."""
    line = _line(text, start, end)
    if line is None or line[1] >= len(text):
        return []
    for sign in SEPARATORS:
        count = text.count(sign, *line)
        if count:
            column = text.count(sign, line[0], start)
            if not _named(text, line[0], sign, column) or _above(text, line[0], sign, count) is not None:
                continue
            found = list(_below(text, line[1] + 1, min(len(text), end + REACH), sign, (column, count)))
            if found:
                return found
    return []


def _line(text: str, start: int, end: int) -> tuple[int, int] | None:
    first = text.rfind("\n", max(0, start - _LINE_LIMIT), start) + 1
    if first == 0 and start > _LINE_LIMIT:
        return None
    last = text.find("\n", end, end + _LINE_LIMIT)
    if last < 0:
        last = len(text)
    return (first, last) if last - end < _LINE_LIMIT else None


def _named(text: str, top: int, sign: str, column: int) -> str | None:
    """Return the name in a column of the first line of a table; data name nothing."""
    first = top
    for _ in range(column):
        first = text.index(sign, first) + 1
    last = _cell_end(text, first, sign)
    name = text[first:last].strip()
    return name if len(name) <= _CELL_LIMIT and _LETTER.search(name) and not _DATA.search(name) else None


def _cell_end(text: str, first: int, sign: str) -> int:
    ends = (text.find(sign, first, first + _LINE_LIMIT), text.find("\n", first, first + _LINE_LIMIT), len(text))
    return min(end for end in ends if end >= 0)


def _above(text: str, first: int, sign: str, count: int) -> int | None:
    """Return where the line above begins when it has as many separators."""
    if not first:
        return None
    above = text.rfind("\n", max(0, first - 1 - _LINE_LIMIT), first - 1) + 1
    is_whole = above > 0 or first <= _LINE_LIMIT
    return above if is_whole and text.count(sign, above, first - 1) == count else None


def _top(text: str, first: int, sign: str, count: int) -> int | None:
    """Return where the first of the lines above begins that have as many separators; None when that is far or none."""
    known = _tops(text)
    passed = []
    at, top = first, None
    while (above := _above(text, at, sign, count)) is not None:
        key = above, sign, count
        if key in known:
            top = known[key]
            break
        if first - above > REACH:
            top = -1
            break
        passed.append(key)
        at = top = above
    for key in passed:
        known[key] = key[0] if top is None else top
    if top is not None:
        known[first, sign, count] = top
    return top if top is not None and top >= 0 else None


@lru_cache(maxsize=2)
def _tops(_text: str) -> dict[tuple[int, str, int], int]:
    """Return what was learnt of a text: by the begin of a line, where its table begins; -1 is far."""
    return {}


def _below(text: str, first: int, limit: int, sign: str, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the cells of one column in the lines from `first` on that have as many separators."""
    column, count = place
    while first < limit:
        last = text.find("\n", first, first + _LINE_LIMIT)
        if last < 0:
            last = len(text)
        if last - first > _LINE_LIMIT or text.count(sign, first, last) != count:
            return
        if not _RULE.fullmatch(text, first, last):
            at = first
            for _ in range(column):
                at = text.index(sign, at) + 1
            end = min(_cell_end(text, at, sign), last)
            yield at, end
        first = last + 1
