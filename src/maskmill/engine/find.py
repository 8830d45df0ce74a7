"""What personal data is in some texts, or in a file: the use case behind every `detect`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from maskmill.domain.document import Segment
from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import Policy
from maskmill.domain.redact.propagate import PROPAGATED, propagate
from maskmill.engine.detect import Detection
from maskmill.engine.kit import Lens
from maskmill.engine.order import Source
from maskmill.engine.read import read
from maskmill.ports.searcher import Wish

EVERYTHING = Policy("detect", 1, keeps_countries=False)
"""Searches for every type there is: what is then done with one is no question here."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file, segment by segment; offsets count in the segment's text."""

    kind: str
    segments: tuple[Segment, ...]
    entities: tuple[tuple[Entity, ...], ...]


class Finder:
    """Searches as a policy says; one object a thread, because the names model is not shared between threads."""

    def __init__(self, lens: Lens, policy: Policy = EVERYTHING) -> None:
        """Load the detectors; InvalidPolicy."""
        self.policy = policy
        self._lens = lens
        self._detection = Detection(lens, policy)
        self.counted = frozenset(kind for kind in EntityType if _is_counted(policy, kind))

    def find(self, texts: Sequence[str], wish: Wish) -> list[list[Entity]]:
        """Return what each text holds, sorted and without overlaps; each text is a document of its own."""
        found = self._detection.find(texts, wish.preset)
        return [self._answer([text], [entities], wish)[0] for text, entities in zip(texts, found, strict=True)]

    def stream(self, blocks: Iterable[str], wish: Wish) -> Iterator[Entity]:
        """Yield what a text of any length holds, where a detector sees it; values are not looked for elsewhere."""
        return filter(self._counts, self._detection.stream(blocks, wish.preset))

    def read(self, source: Source, wish: Wish) -> Found:
        """Open a file, and search all of its texts as one document.

        Raises:
            What `engine.read.read` raises.
        """
        reading = read(self._lens, source)
        texts = [segment.text for segment in reading.segments]
        found = self._answer(texts, self._detection.find(texts, wish.preset), wish)
        return Found(reading.identity.kind, reading.segments, tuple(map(tuple, found)))

    def _answer(self, texts: Sequence[str], found: Sequence[Sequence[Entity]], wish: Wish) -> list[list[Entity]]:
        """Find what was found once wherever it stands in one document; leave out what nobody asked for."""
        counted = [[entity for entity in entities if self._counts(entity)] for entities in found]
        everywhere = propagate(texts, counted, self.counted)
        return [
            [entity for entity in apart(text, entities) if wish.asks_for(entity)]
            for text, entities in zip(texts, everywhere, strict=True)
        ]

    def _counts(self, entity: Entity) -> bool:
        """Say whether a finding is one for the policy."""
        if entity.type is EntityType.TERM:
            return True
        return entity.type in self.counted and entity.score >= self.policy.treatment(entity.type).threshold


def _is_counted(policy: Policy, kind: EntityType) -> bool:
    """Say whether a policy removes a type, or has a person look at it; a term always."""
    return kind is EntityType.TERM or policy.treatment(kind).action is not Action.KEEP


def policy_of(lens: Lens, wish: Wish) -> Policy:
    """Return the policy that a wish names, or the search for everything.

    Raises:
        UnknownPolicy, InvalidPolicy.
    """
    return lens.policies.load(wish.policy) if wish.policy else EVERYTHING


def apart(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Return findings that do not overlap: what was propagated takes in its own type, and leaves others their place."""
    spread = [entity for entity in entities if entity.detector == PROPAGATED]
    if not spread:
        return list(entities)
    whole = [entity for entity in entities if entity.detector != PROPAGATED and not _lies_in(entity, spread)]
    kept = list(whole)
    at = done = 0
    for entity in sorted(spread):
        start = max(entity.start, done)
        while at < len(whole) and whole[at].end <= start:
            at += 1
        index = at
        while index < len(whole) and whole[index].start < entity.end:
            kept += _part(text, entity, start, whole[index].start)
            start = whole[index].end
            index += 1
        kept += _part(text, entity, start, entity.end)
        done = max(done, entity.end)
    return sorted(kept)


def _lies_in(entity: Entity, spread: Sequence[Entity]) -> bool:
    """Say whether one of some sorted spans holds a finding of the same type."""
    at = bisect_right(spread, entity.start, key=lambda item: item.start) - 1
    return at >= 0 and spread[at].type is entity.type and entity.end <= spread[at].end


def _part(text: str, entity: Entity, start: int, end: int) -> list[Entity]:
    """Return what lies between two places, from its first to its last letter or digit; nothing when it has none."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return [replace(entity, start=start, end=end)] if start < end else []
