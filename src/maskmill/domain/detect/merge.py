"""One list of findings out of many: who wins where they overlap, and which parts belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from maskmill.domain.detect.detector import Rank
from maskmill.domain.detect.joins import GAP_LIMIT, family, united
from maskmill.domain.entity import Entity

_REST_LIMIT = 2
UNITED_LIMIT = 1_000
"""Parts are not joined to more than so many characters: no name and no address is longer."""


class Candidate(NamedTuple):
    """A finding before the merge, with its rank."""

    rank: Rank
    entity: Entity


def merge(text: str, candidates: Iterable[Candidate]) -> list[Entity]:
    """Unite parts, then let the better rank, the longer span, the higher score win; what a loser has beside stays.

    The result is sorted, and its spans never overlap.
    """
    known = list(candidates)
    return Merging().add(text, 0, known, None) if known else []


class Merging:
    """Merges what comes in parts of one long text, as if it had come at once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._new: list[Candidate] = []  # sorted, not yet united
        self._united: list[Candidate] = []  # not yet settled
        self._rivals: list[Candidate] = []  # settled, and over one that is not
        self._ready: list[Entity] = []  # settled, and behind the start of one that is not
        self._last: dict[str, int] = {}
        self._base = 0

    def add(self, text: str, base: int, candidates: Iterable[Candidate], frontier: int | None) -> list[Entity]:
        """Return what is certain by now, in order; `text` begins at offset `base`, all other offsets count in it.

        No later candidate begins before `frontier`; None: there is none any more.
        """
        self._move(self._base - base)
        self._base = base
        known = sorted([*self._new, *candidates], key=_order)
        cut = len(known)
        if frontier is not None:
            while cut and known[cut - 1].entity.start >= frontier:
                cut -= 1
        self._new = known[cut:]
        self._unite(text, known[:cut])
        found = self._settle(text, frontier)
        if frontier is None:
            return found
        first = min((item.entity.start for item in self._united), default=frontier)
        self._ready = [item for item in found if item.start >= first]
        return [item for item in found if item.start < first]

    def _unite(self, text: str, ordered: Sequence[Candidate]) -> None:
        """Join neighbouring parts of one name, and of one address."""
        out, last = self._united, self._last
        for item in ordered:
            kind = family(item.entity) if item.rank is not Rank.KEPT else None
            if kind:
                index = last.get(kind)
                if index is not None and (joined := _joined(text, out[index], item)) is not None:
                    out[index] = joined
                    continue
                if index is None or item.entity.end > out[index].entity.end:
                    last[kind] = len(out)
            out.append(item)

    def _settle(self, text: str, frontier: int | None) -> list[Entity]:
        """Settle what nothing later can touch, and keep the rest."""
        late = set() if frontier is None else self._late(frontier)
        items = [(item, index not in late) for index, item in enumerate(self._united)]
        if self._rivals:
            items += [(item, False) for item in self._rivals]
            items.sort(key=lambda item: item[0].entity.start)
        found = list(self._ready)
        for group in _groups(items):
            found += _owners(text, group)
        if late:
            edge = min(self._united[index].entity.start for index in late)
            everyone = [*self._rivals, *(item for index, item in enumerate(self._united) if index not in late)]
            self._rivals = [item for item in everyone if item.entity.end > edge]
        else:
            self._rivals = []
        places = {index: place for place, index in enumerate(sorted(late))}
        self._last = {kind: places[index] for kind, index in self._last.items() if index in places}
        self._united = [self._united[index] for index in sorted(late)]
        found.sort()
        return found

    def _move(self, by: int) -> None:
        """Count the offsets of what is kept from another place."""
        if by:
            self._new, self._united, self._rivals = (
                [Candidate(item.rank, moved(item.entity, by)) for item in kept]
                for kept in (self._new, self._united, self._rivals)
            )
            self._ready = [moved(item, by) for item in self._ready]

    def _late(self, frontier: int) -> set[int]:
        """Return the places of what may still change: a name or an address that may go on, and what ends behind it."""
        opened = {index for index in self._last.values() if self._united[index].entity.end + GAP_LIMIT >= frontier}
        edge = min((self._united[index].entity.end for index in opened), default=frontier)
        edge = min(edge, frontier)
        return opened | {index for index, item in enumerate(self._united) if item.entity.end > edge}


def moved(entity: Entity, by: int) -> Entity:
    """Return an entity so many characters farther."""
    return Entity(entity.start + by, entity.end + by, entity.type, entity.score, entity.detector)


def _order(item: Candidate) -> tuple[int, int, Rank, Entity]:
    entity = item.entity
    return entity.start, -entity.end, item.rank, entity


def _joined(text: str, left: Candidate, right: Candidate) -> Candidate | None:
    """Return both as one when they are parts of one."""
    first, second = left.entity, right.entity
    if second.end - first.start > UNITED_LIMIT:
        return None
    kind = united(text, 0, first, second)
    if kind is None:
        return None
    if second.end <= first.end and kind is first.type:
        return left
    best = first if first.score >= second.score else second
    entity = replace(best, start=first.start, end=max(first.end, second.end), type=kind)
    return Candidate(min(left.rank, right.rank), entity)


def _groups(items: list[tuple[Candidate, bool]]) -> Iterable[list[tuple[Candidate, bool]]]:
    """Yield sorted candidates that overlap, directly or through others."""
    group: list[tuple[Candidate, bool]] = []
    end = 0
    for item in items:
        entity = item[0].entity
        if group and entity.start >= end:
            yield group
            group = []
        group.append(item)
        end = max(end, entity.end) if len(group) > 1 else entity.end
    if group:
        yield group


def _owners(text: str, group: list[tuple[Candidate, bool]]) -> list[Entity]:
    """Give every character of a group to its best candidate; return what those have that are marked."""
    if len(group) == 1:
        return [group[0][0].entity] if group[0][1] else []
    ordered = sorted(
        group,
        key=lambda item: (
            item[0].rank,
            item[0].entity.start - item[0].entity.end,
            -item[0].entity.score,
            item[0].entity,
        ),
    )
    free = _Free(min(item.entity.start for item, _ in group), max(item.entity.end for item, _ in group))
    out = []
    for item, is_wanted in ordered:
        entity = item.entity
        for start, end in list(free.take(entity.start, entity.end)):
            if not is_wanted:
                continue
            rest = entity if (start, end) == (entity.start, entity.end) else _rest(text, entity, start, end)
            if rest is not None:
                out.append(rest)
    return out


def _rest(text: str, entity: Entity, start: int, end: int) -> Entity | None:
    """Return what better candidates left of one, in whole words; None when it says nothing.

    A piece of a word would be looked for in the whole document, and found in other words.
    """
    first, last = entity.start, entity.end
    while first < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while last > end > start and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return replace(entity, start=start, end=end) if end - start >= _REST_LIMIT else None


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
