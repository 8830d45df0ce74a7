"""A name inside a mail or web address that is removed as a whole is no finding: it would cut the address in pieces."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from maskmill.domain.detect.detector import Rank
from maskmill.domain.detect.merge import Candidate
from maskmill.domain.entity import EntityType

_ADDRESSES = frozenset({EntityType.EMAIL_ADDRESS, EntityType.URL})
_NAMES = frozenset(
    {
        EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS, EntityType.ORGANIZATION,
        EntityType.DATE_TIME,
    }
)  # fmt: skip


def without_inner(items: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates without the names that stand inside an address; one that the policy keeps hides none."""
    spans = sorted(
        (item.entity.start, item.entity.end)
        for item in items
        if item.entity.type in _ADDRESSES and item.rank is not Rank.KEPT
    )
    if not spans:
        return list(items)
    ends: list[int] = []
    for _, end in spans:
        ends.append(max(end, ends[-1]) if ends else end)
    starts = [start for start, _ in spans]
    return [item for item in items if not _is_inner(item, starts, ends)]


def _is_inner(item: Candidate, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a name begins behind the beginning of an address, or ends before its end, and lies in it."""
    entity = item.entity
    if item.rank is not Rank.MODEL or entity.type not in _NAMES:
        return False
    at = bisect_right(starts, entity.start) - 1
    return at >= 0 and entity.end <= ends[at] and (entity.start > starts[at] or entity.end < ends[at])
