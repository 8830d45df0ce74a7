"""A finding: an entity at its place in a document, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from maskmill.domain.document import Channel
from maskmill.domain.entity import EntityType


class Action(StrEnum):
    """What a policy does with a type."""

    REDACT = "redact"
    KEEP = "keep"
    REVIEW = "review"


class Strategy(StrEnum):
    """What stands where a value was."""

    MASK = "mask"
    TOKEN = "token"  # noqa: S105 - the name of a strategy
    PARTIAL = "partial"
    HASH = "hash"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Finding:
    """One entity of one segment with its decision. `id` is stable for the same document, span and type."""

    id: str
    type: EntityType
    segment: int
    channel: Channel
    page: int
    start: int
    end: int
    score: float
    detector: str
    action: Action
    strategy: Strategy
    label: str
    decider: str = "policy"
    reason: str = ""

    def decided(self, action: Action, decider: str, reason: str = "") -> Finding:
        """Return the finding as somebody else decided it."""
        return replace(self, action=action, decider=decider, reason=reason)
