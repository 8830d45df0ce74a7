"""Searching a result afresh, as the certificate does and as `verify` does again: the same search, so the same count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maskmill.domain.document import Segment
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import Policy, Treatment
from maskmill.engine.detect import Detection
from maskmill.engine.kit import Mill


@dataclass(frozen=True, slots=True)
class Residual:
    """What a fresh search of a document finds: how often each type on each page, and the detector's version."""

    places: Mapping[tuple[str, int], int]
    detector: str

    def by_type(self) -> dict[str, int]:
        """Return the counts by type."""
        counts: Counter[str] = Counter()
        for (kind, _page), count in self.places.items():
            counts[kind] += count
        return dict(sorted(counts.items()))


def search_again(mill: Mill, segments: Sequence[Segment], types: Iterable[str]) -> Residual:
    """Find the given types in what was read of a document, whatever their score; pixels are the proof's business."""
    wanted = {EntityType(name): Treatment() for name in types if name in set(EntityType)}
    policy = Policy("stated", 1, Treatment(Action.KEEP), wanted)
    detection = Detection(mill, policy)
    places: Counter[tuple[str, int]] = Counter()
    for segment, entities in zip(segments, detection.find([item.text for item in segments]), strict=True):
        places.update((entity.type.value, segment.page) for entity in entities if entity.type in wanted)
    return Residual(dict(sorted(places.items())), detection.version)
