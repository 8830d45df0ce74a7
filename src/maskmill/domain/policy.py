"""A policy: what is done with each type of personal data (DESIGN section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Action, Strategy


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done with a type: the action, above which score (0..1), how it looks, and the label on its box."""

    action: Action = Action.REDACT
    threshold: float = 0.0
    strategy: Strategy = Strategy.MASK
    label: str | None = None


@dataclass(frozen=True, slots=True)
class CustomPattern:
    """A user's own detector: a regular expression (RE2) that finds a type.

    Where there are `context` words, one of them must stand near: within 60 characters before, or 25 behind.
    """

    name: str
    type: EntityType
    pattern: str
    score: float = 0.85
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomWords:
    """A user's own detector: words that are a type wherever they stand."""

    name: str
    type: EntityType
    words: tuple[str, ...]
    score: float = 0.95


@dataclass(frozen=True, slots=True)
class Policy:
    """One named and versioned policy. Types that it does not name get `default`.

    `keeps_countries`: a bare country identifies nobody, and a text without them does not read.
    """

    name: str
    version: int
    default: Treatment = field(default_factory=Treatment)
    types: Mapping[EntityType, Treatment] = field(default_factory=dict)
    preset: str = "redact"
    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    patterns: tuple[CustomPattern, ...] = ()
    custom: tuple[CustomWords, ...] = ()
    frameworks: tuple[str, ...] = ()
    injection_limit: float | None = None
    retention_days: int | None = None
    keeps_countries: bool = True

    def treatment(self, kind: EntityType) -> Treatment:
        """Return what is done with a type."""
        return self.types.get(kind, self.default)

    def with_strategy(self, strategy: Strategy) -> Policy:
        """Return the policy with one strategy for all types (`--strategy`)."""
        types = {kind: replace(item, strategy=strategy) for kind, item in self.types.items()}
        return replace(self, default=replace(self.default, strategy=strategy), types=types)
