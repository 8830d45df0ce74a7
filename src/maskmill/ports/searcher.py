"""Finding personal data in texts while somebody waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from maskmill.domain.entity import Entity, EntityType


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to search.

    Without a `policy` every type counts, countries too. `preset` is "redact" or "report"; None: the policy's own.
    `types` empty: all types. `min_score` is 0..1.
    """

    preset: str | None = None
    policy: str | None = None
    types: tuple[EntityType, ...] = ()
    min_score: float = 0.0

    def asks_for(self, entity: Entity) -> bool:
        """Say whether the caller wants to hear of a finding."""
        return entity.score >= self.min_score and (not self.types or entity.type in self.types)


class Searcher(Protocol):
    """Searches texts for callers in many threads; a model is never shared between threads."""

    def find(self, texts: Sequence[str], wish: Wish) -> Sequence[Sequence[Entity]]:
        """Return what each text holds, sorted and without overlaps; each text is a document of its own.

        Raises:
            UnknownPolicy, InvalidPolicy: the policy cannot be used.
            Unavailable: too many others are searching; worth another try.
            TimeExceeded: the texts took too long.
        """
        ...

    def close(self) -> None:
        """End what it has started."""
        ...
