"""From a hit of a pattern to a finding, or to nothing."""

from __future__ import annotations

from maskmill.domain.detect.context import distance
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.merge import Candidate
from maskmill.domain.entity import Entity

BOOST = 0.15
"""What a context word adds to a score; a near one adds a little more than a far one."""


def judge(text: str, start: int, end: int, detector: Detector, pattern: Pattern) -> Candidate | None:
    """Check a hit, then weigh its context. A hit that fails its check is never raised by context."""
    check = pattern.check or detector.check
    if check is not None:
        span = check(text, start, end)
        if span is None:
            return None
        start, end = span
    score = pattern.score
    if detector.context:
        near = distance(text, start, end, detector.context, detector.window, adjacent=detector.adjacent)
        if near is not None:
            score = round(min(0.99, score + BOOST - 0.1 * min(1.0, near / detector.window)), 3)
        elif pattern.needs_context:
            return None
    elif pattern.needs_context:
        return None
    rank = detector.rank if pattern.rank is None else pattern.rank
    return Candidate(rank, Entity(start, end, detector.type, score, detector.name))
