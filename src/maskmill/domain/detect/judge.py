"""From a hit of a pattern to a finding, or to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from maskmill.domain.detect.columns import cells
from maskmill.domain.detect.context import distance
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.hints import may_have_context
from maskmill.domain.detect.merge import Candidate
from maskmill.domain.detect.numbers import Label
from maskmill.domain.detect.rivals import is_foreign
from maskmill.domain.entity import Entity

BOOST = 0.15
"""What a context word adds to a score; a near one adds a little more than a far one."""

_BEFORE = 32


def findings(text: str, start: int, end: int, detector: Detector, pattern: Pattern) -> Sequence[Candidate]:
    """Return what a hit of a pattern says: a label that names a column says something of all cells beneath it."""
    if not isinstance(pattern.regex, Label):
        candidate = judge(text, start, end, detector, pattern)
        return () if candidate is None else (candidate,)
    places = cells(text, start, end)
    if places:
        found = [(judge(text, start, first, detector, pattern), first, last) for first, last in places]
    else:
        found = [(judge(text, start, end, detector, pattern), 0, len(text))]
    fine = [
        item
        for item, first, last in found
        if item is not None and first <= item.entity.start and item.entity.end <= last
    ]
    is_other = fine and is_foreign(detector, text[max(0, start - _BEFORE) : start], text[start:end])
    return () if is_other else fine


def judge(text: str, start: int, end: int, detector: Detector, pattern: Pattern) -> Candidate | None:
    """Check a hit, then weigh its context. A hit that fails its check is never raised by context."""
    if pattern.needs_context and not may_have_context(text, start, end, detector.context, detector.window):
        return None
    check = pattern.check or detector.check
    if check is not None:
        span = check(text, start, end)
        if span is None:
            return None
        start, end = span
    score = pattern.score
    if detector.context:
        near = distance(
            text,
            start,
            end,
            detector.context,
            detector.window,
            adjacent=detector.adjacent,
            is_foreign=partial(is_foreign, detector),
        )
        if near is not None:
            score = round(min(0.99, score + BOOST - 0.1 * min(1.0, near / detector.window)), 3)
        elif pattern.needs_context:
            return None
    rank = detector.rank if pattern.rank is None else pattern.rank
    return Candidate(rank, Entity(start, end, detector.type, score, detector.name))
