"""remove: nothing stands where the value was."""

from __future__ import annotations

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.strategy import State


class Remove:
    """An empty text."""

    name = "remove"

    def replace(self, kind: EntityType, raw_value: str, state: State) -> str:  # noqa: ARG002 - one form for all
        """Return nothing."""
        return ""


STRATEGY = Remove()
