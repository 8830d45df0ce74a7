"""What the catalogue and the policy's own patterns and words find in a chunk of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from maskmill.domain.detect.catalogue import catalogue
from maskmill.domain.detect.chunks import Chunk
from maskmill.domain.detect.context import distance
from maskmill.domain.detect.detector import NEAR, Rank
from maskmill.domain.detect.judge import findings
from maskmill.domain.detect.merge import Candidate
from maskmill.domain.detect.words import Words
from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.policy import Policy
from maskmill.engine.kit import Lens
from maskmill.ports.detection import PatternEngine, PatternHit

OWN = "policy:"
"""Begins the detector's name of what the policy itself describes."""

DENIED = f"{OWN}deny"

_CONTEXT_WINDOW = 60


@dataclass(slots=True)
class Progress:
    """How far patterns and words reach out of the chunk before: the offsets where their last hits ended."""

    catalogue: dict[int, int] = field(default_factory=dict)
    own: dict[int, int] = field(default_factory=dict)
    words: int = 0
    denied: int = 0


class PatternSearch:
    """Everything that is found by patterns and words, compiled once."""

    def __init__(self, mill: Lens, policy: Policy) -> None:
        """Compile; InvalidPolicy when a pattern of the policy is not RE2."""
        known = catalogue()
        self._engine = mill.compile_patterns(known.regexes, known_good=True)
        self._near = frozenset(known.near.values())
        self._users = [
            [(detector, pattern, known.near.get(pattern)) for detector, pattern in users] for users in known.users
        ]
        self._policy = policy
        self._own = mill.compile_patterns([item.pattern for item in policy.patterns]) if policy.patterns else None
        self._words = Words((word, index) for index, item in enumerate(policy.custom) for word in item.words)
        self._denied = Words((word, 0) for word in policy.deny)
        self._has_own = bool(policy.patterns or policy.custom or policy.deny)

    def candidates(self, chunk: Chunk, progress: Progress) -> list[Candidate]:
        """Return what is found in a chunk; offsets count in its text. Chunks come in order."""
        found: list[Candidate] = []
        text, users = chunk.text, self._users
        hits = _hits(self._engine, chunk, progress.catalogue)
        spots = {index: [hit.start for hit in hits if hit.pattern == index] for index in self._near}
        is_whole = chunk.is_last and not chunk.first
        for hit in hits:
            index, start, end = hit
            for detector, pattern, near in users[index]:
                if near is None or (not (is_whole and not spots[near]) and _is_near(spots[near], hit, chunk)):
                    found += findings(text, start, end, detector, pattern)
        if self._has_own:
            found += self._by_policy(chunk, progress)
        return found

    def _by_policy(self, chunk: Chunk, progress: Progress) -> Iterator[Candidate]:
        """Yield what the policy itself describes: it beats everything else."""
        text = chunk.text
        if self._own is not None:
            yield from self._by_own(chunk, self._own, progress)
        for start, end, index in self._words.find(text, max(chunk.first, progress.words - chunk.base), chunk.last):
            progress.words = end + chunk.base
            words = self._policy.custom[index]
            yield Candidate(Rank.VALIDATED, Entity(start, end, words.type, words.score, f"{OWN}{words.name}"))
        for start, end, _ in self._denied.find(text, max(chunk.first, progress.denied - chunk.base), chunk.last):
            progress.denied = end + chunk.base
            yield Candidate(Rank.VALIDATED, Entity(start, end, EntityType.TERM, 1.0, DENIED))

    def _by_own(self, chunk: Chunk, engine: PatternEngine, progress: Progress) -> Iterator[Candidate]:
        """Yield what the policy's patterns find, where their context words stand near."""
        for hit in _hits(engine, chunk, progress.own):
            item = self._policy.patterns[hit.pattern]
            if item.context and distance(chunk.text, hit.start, hit.end, item.context, _CONTEXT_WINDOW) is None:
                continue
            yield Candidate(Rank.VALIDATED, Entity(hit.start, hit.end, item.type, item.score, f"{OWN}{item.name}"))


def _is_near(spots: Sequence[int], hit: PatternHit, chunk: Chunk) -> bool:
    """Whether one of some sorted places is near a hit; beyond the chunk's core there may be some that are not known."""
    first, last = hit.start - NEAR, hit.end + NEAR
    at = bisect_left(spots, first)
    is_known = (first >= chunk.first or not chunk.first) and (last < chunk.last or chunk.is_last)
    return not is_known or (at < len(spots) and spots[at] <= last)


def _hits(engine: PatternEngine, chunk: Chunk, busy: dict[int, int]) -> Sequence[PatternHit]:
    """Return the hits of a chunk, and note which reach behind it."""
    if chunk.is_last and not chunk.first:
        return engine.scan(chunk.text)
    local = {index: end - chunk.base for index, end in busy.items()}
    hits = engine.scan(chunk.text, chunk.first, chunk.last, local)
    busy.clear()
    busy.update({hit.pattern: hit.end + chunk.base for hit in hits if hit.end > chunk.last})
    return hits
