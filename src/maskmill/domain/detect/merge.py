"""One list of findings out of many: who wins where they overlap, and which parts belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from maskmill.domain.detect.detector import Rank
from maskmill.domain.entity import Entity, EntityType

_PLACES = frozenset({EntityType.LOCATION, EntityType.STREET_ADDRESS})
_NAME_GAP = re.compile(r"[ \t]{0,2}|[ \t]?[-'][ \t]?|\.[ \t]?|(?:[ \t][A-Z]\.?){1,2}[ \t]")
_PLACE_GAP = re.compile(
    r"[\s,.;:/()-]{0,4}(?:(?:apt|apartment|suite|ste|unit|flat|floor)\.? ?#?\w{1,5}[\s,]{1,3})?", re.IGNORECASE
)
_GAP_LIMIT = 20
_REST_LIMIT = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding before the merge, with its rank."""

    rank: Rank
    entity: Entity


def merge(text: str, candidates: Iterable[Candidate]) -> list[Entity]:
    """Unite parts, then let the better rank, the longer span, the higher score win; what a loser has beside stays.

    The result is sorted, and its spans never overlap.
    """
    united = _unite(
        text, sorted(candidates, key=lambda item: (item.entity.start, -item.entity.end, item.rank, item.entity))
    )
    kept: list[Entity] = []
    for group in _groups(united):
        kept += _settle(text, group)
    return sorted(kept)


def _unite(text: str, ordered: Sequence[Candidate]) -> list[Candidate]:
    """Join neighbouring parts of one name, and of one address."""
    out: list[Candidate] = []
    last: dict[str, int] = {}
    for item in ordered:
        family = _family(item)
        index = last.get(family) if family else None
        if index is not None and (joined := _joined(text, out[index], item)) is not None:
            out[index] = joined
            continue
        if family:
            last[family] = len(out)
        out.append(item)
    return out


def _family(item: Candidate) -> str | None:
    if item.rank is Rank.KEPT:
        return None
    if item.entity.type in _PLACES:
        return "place"
    return "name" if item.entity.type is EntityType.PERSON else None


def _joined(text: str, left: Candidate, right: Candidate) -> Candidate | None:
    """Return both as one when nothing but a short gap lies between them."""
    first, second = left.entity, right.entity
    gap = second.start - first.end
    if gap > _GAP_LIMIT:
        return None
    is_place = first.type in _PLACES
    if gap >= 0 and not (_PLACE_GAP if is_place else _NAME_GAP).fullmatch(text, first.end, second.start):
        return None
    if gap < 0 and second.end <= first.end:
        return left
    kind = first.type if first.type is second.type else EntityType.STREET_ADDRESS
    best = first if first.score >= second.score else second
    entity = replace(best, start=first.start, end=max(first.end, second.end), type=kind)
    return Candidate(min(left.rank, right.rank), entity)


def _groups(ordered: Sequence[Candidate]) -> Iterable[list[Candidate]]:
    """Yield candidates that overlap, directly or through others."""
    group: list[Candidate] = []
    end = 0
    for item in sorted(ordered, key=lambda item: item.entity):
        if group and item.entity.start >= end:
            yield group
            group = []
        group.append(item)
        end = max(end, item.entity.end) if len(group) > 1 else item.entity.end
    if group:
        yield group


def _settle(text: str, group: list[Candidate]) -> list[Entity]:
    """Give every character of a group to its best candidate."""
    if len(group) == 1:
        return [group[0].entity]
    ordered = sorted(
        group, key=lambda item: (item.rank, item.entity.start - item.entity.end, -item.entity.score, item.entity)
    )
    free = _Free(min(item.entity.start for item in group), max(item.entity.end for item in group))
    out = []
    for item in ordered:
        for start, end in list(free.take(item.entity.start, item.entity.end)):
            rest = (
                item.entity if (start, end) == (item.entity.start, item.entity.end) else _rest(text, item, start, end)
            )
            if rest is not None:
                out.append(rest)
    return out


def _rest(text: str, item: Candidate, start: int, end: int) -> Entity | None:
    """Return what better candidates left of one, in whole words; None when it says nothing.

    A piece of a word would be looked for in the whole document, and found in other words.
    """
    while item.entity.start < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while item.entity.end > end > start and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if end - start < _REST_LIMIT:
        return None
    return replace(item.entity, start=start, end=end)


class _Free:
    """Which characters nobody owns yet: union-find over places, so that a merge takes almost linear time."""

    def __init__(self, start: int, end: int) -> None:
        self._offset = start
        self._next = list(range(end - start + 1))

    def take(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the free runs in [start, end), and own them."""
        last = end - self._offset
        at = self._find(start - self._offset)
        while at < last:
            first = at
            while at < last and self._next[at] == at:
                self._next[at] = at + 1
                at += 1
            yield first + self._offset, at + self._offset
            at = self._find(at)

    def _find(self, at: int) -> int:
        root = at
        while self._next[root] != root:
            root = self._next[root]
        while self._next[at] != root and at != root:
            self._next[at], at = root, self._next[at]
        return root
