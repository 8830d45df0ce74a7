"""A value found once is removed everywhere in the document.

It is looked for as the proof looks for it (`Needles`): whatever this leaves, the proof would find, and refuse. A name
is also looked for in its other spellings; what common words make up only as it is written (`Exact`), and the proof
leaves that alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.redact.exact import Exact, Found
from maskmill.domain.redact.needles import Needles
from maskmill.domain.redact.spellings import CERTAIN, SURE, initials, spellings, spreads, variants

__all__ = ["PROPAGATED", "Spread", "propagate", "spreads"]

_SPELT = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})
PROPAGATED = "propagate"
"""The detector of a value that was found elsewhere in the document."""

_SCORE = 0.8


class Spread:
    """The values of one document that mean the same wherever they stand, and where else they stand."""

    def __init__(self, removable: Collection[EntityType] = frozenset(EntityType), limit: int | None = None) -> None:
        """Take values of removable types, and no more than `limit` forms of them."""
        self._removable = removable
        self._limit = limit
        self._values: dict[str, EntityType] = {}
        self._exact = Exact()
        self._taken: set[tuple[EntityType, str, bool, bool]] = set()
        self._needles: Needles | None = None

    def __bool__(self) -> bool:
        """There is something to look for."""
        return bool(self._values or self._exact)

    def add(self, entity: Entity, raw_found: str) -> None:
        """Take a finding and its text."""
        kind, score = entity.type, entity.score
        if (kind, raw_found, score >= SURE, score >= CERTAIN) in self._taken:
            return
        self._taken.add((kind, raw_found, score >= SURE, score >= CERTAIN))
        if kind not in self._removable or not (score >= SURE or spreads(kind, score, raw_found)):
            return
        for raw_form in spellings(kind, score, raw_found) if score >= SURE else (raw_found,):
            self._take(kind, raw_form)
        if score >= SURE:
            self._exact.add_initials(initials(kind, raw_found), kind)

    def _take(self, kind: EntityType, raw_form: str) -> None:
        if self._limit is not None and len(self._values) + len(self._exact) >= self._limit:
            return
        if spreads(kind, _SCORE, raw_form):
            self._values.setdefault(raw_form, kind)
            for raw_variant in variants(raw_form) if kind in _SPELT else ():
                self._values.setdefault(raw_variant, kind)
        elif kind in _SPELT:
            self._exact.add(raw_form, kind)

    def missing(self, text: str, known: Sequence[Entity]) -> list[Entity]:
        """Return the places of the values that no known span of a removable type covers; add nothing from here on."""
        if self._needles is None:
            self._needles = Needles((), list(self._values))
        kinds = list(self._values.values())
        places = [(start, end, kinds[index]) for start, end, index in self._needles.spans(text)] if kinds else []
        places += self._exact.find(text)
        if not places:
            return []
        return list(_missing(places, [item for item in known if item.type in self._removable]))


def propagate(
    texts: Sequence[str], found: Sequence[Sequence[Entity]], removable: Collection[EntityType] = frozenset(EntityType)
) -> list[list[Entity]]:
    """Return what was found in each text, and every other place where a value of a removable type stands.

    New spans may reach over the edge of a found one: then both are removed. They lie in no other span, and what they
    hold gives no further values, so that one pass is enough.
    """
    spread = Spread(removable)
    for text, entities in zip(texts, found, strict=True):
        for entity in entities:
            spread.add(entity, text[entity.start : entity.end])
    return [sorted({*entities, *spread.missing(text, entities)}) for text, entities in zip(texts, found, strict=True)]


def _missing(places: Sequence[Found], known: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the places that no known span covers; of nested new places the widest."""
    covers = sorted(known)
    at = known_end = new_end = 0
    for start, end, kind in sorted(places, key=lambda place: (place[0], -place[1])):
        while at < len(covers) and covers[at].start <= start:
            known_end = max(known_end, covers[at].end)
            at += 1
        if end <= known_end or end <= new_end:
            continue
        new_end = end
        yield Entity(start, end, kind, _SCORE, PROPAGATED)
