"""Searching a text of any length in bounded memory: a first pass finds, a second one looks where else it stands.

Between the passes a finding is some thirty bytes. Names, and numbers that a word explains, are looked for everywhere,
up to a number of them; what a text holds beyond that is found all the same wherever a detector sees it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.redact.propagate import Spread
from maskmill.engine.find import Finder, apart
from maskmill.ports.searcher import Wish

Blocks = Callable[[], Iterable[str]]
"""Gives a text from its beginning, in blocks of any size, as often as it is asked."""

WINDOW = 1 << 17
"""Characters that are searched for values at once."""

EDGE = 1 << 14
"""Characters that a window sees before and behind its own: no finding is longer."""

MOST_VALUES = 20_000

FORMAL = frozenset(
    {
        EntityType.EMAIL_ADDRESS, EntityType.URL, EntityType.IP_ADDRESS, EntityType.UUID, EntityType.MAC_ADDRESS,
        EntityType.IBAN_CODE, EntityType.CREDIT_CARD, EntityType.CRYPTO, EntityType.PHONE_NUMBER,
    }
)  # fmt: skip
"""Their form says what they are wherever they stand: a log has millions of them, and nothing is gained by looking."""

_TYPES = tuple(EntityType)
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}

Item = tuple[Entity, str]
"""A finding, and its text."""


class Kept:
    """Findings in the order of their places, in a few bytes each."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._starts = array("q")
        self._lengths = array("I")
        self._types = array("B")
        self._scores = array("d")
        self._detectors = array("H")
        self._names: dict[str, int] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._starts)

    def add(self, entity: Entity) -> None:
        """Keep one that begins no earlier than the last."""
        self._starts.append(entity.start)
        self._lengths.append(entity.end - entity.start)
        self._types.append(_NUMBERS[entity.type])
        self._scores.append(entity.score)
        self._detectors.append(self._names.setdefault(entity.detector, len(self._names)))

    def __iter__(self) -> Iterator[Entity]:
        """Yield them in their order."""
        names = list(self._names)
        for index, start in enumerate(self._starts):
            end = start + self._lengths[index]
            kind = _TYPES[self._types[index]]
            yield Entity(start, end, kind, self._scores[index], names[self._detectors[index]])


def find_long(finder: Finder, blocks: Blocks, wish: Wish) -> Iterator[Item]:
    """Yield what a text holds, sorted and without overlaps, each finding with its text."""
    kept = Kept()
    spreading = finder.counted - FORMAL
    spread = Spread(spreading, MOST_VALUES)
    recent = _Recent(blocks())
    for entity in finder.stream(recent.read(), wish):
        kept.add(entity)
        if entity.type in spreading:
            spread.add(entity, recent.text(entity))
        recent.forget(entity.start)
    for entity, raw_value in _everywhere(blocks(), kept, spread):
        if wish.asks_for(entity):
            yield entity, raw_value


def _everywhere(blocks: Iterable[str], kept: Kept, spread: Spread) -> Iterator[Item]:
    """Yield the kept findings and what was propagated, window by window."""
    found = iter(kept)
    ahead: Entity | None = next(found, None)
    near: list[Entity] = []
    for text, base, first, last in _windows(blocks):
        near = [item for item in near if item.end > base]
        while ahead is not None and ahead.start < base + len(text):
            near.append(ahead)
            ahead = next(found, None)
        known = [_clipped(item, base, len(text)) for item in near]
        both = apart(text, [*known, *spread.missing(text, known)]) if spread else known
        for item in both:
            if first <= item.start < last:
                yield replace(item, start=item.start + base, end=item.end + base), text[item.start : item.end]


def _windows(blocks: Iterable[str]) -> Iterator[tuple[str, int, int, int]]:
    """Yield (text, its place, first, last): what begins in text[first:last] belongs to the window."""
    text, base, first = "", 0, 0
    for block in blocks:
        text += block
        while len(text) - first >= WINDOW + EDGE:
            last = first + WINDOW
            yield text[: last + EDGE], base, first, last
            cut = max(0, last - EDGE)
            text, base, first = text[cut:], base + cut, last - cut
    yield text, base, first, len(text)


class _Recent:
    """Remembers the last blocks of a text while it is searched, for the texts of findings."""

    def __init__(self, blocks: Iterable[str]) -> None:
        self._blocks = blocks
        self._text: list[tuple[int, str]] = []
        self._length = 0

    def read(self) -> Iterator[str]:
        """Pass the blocks on."""
        for block in self._blocks:
            self._text.append((self._length, block))
            self._length += len(block)
            yield block

    def text(self, entity: Entity) -> str:
        """Return the text of a finding that begins no earlier than the last one forgotten."""
        return "".join(block[max(0, entity.start - base) : max(0, entity.end - base)] for base, block in self._text)

    def forget(self, place: int) -> None:
        """Drop the blocks that end before a place."""
        while self._text and self._text[0][0] + len(self._text[0][1]) <= place:
            del self._text[0]


def _clipped(entity: Entity, base: int, size: int) -> Entity:
    """Return a finding in the offsets of a window that begins at `base`; what lies outside is cut off."""
    return replace(entity, start=max(0, entity.start - base), end=min(size, entity.end - base))
