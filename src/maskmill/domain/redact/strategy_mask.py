"""mask: a bar that is always as long, so that its length tells nothing."""

from __future__ import annotations

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.strategy import State

BAR = "█████"


class Mask:
    """Five full blocks."""

    name = "mask"

    def replace(self, kind: EntityType, raw_value: str, state: State) -> str:  # noqa: ARG002 - one form for all
        """Return the bar."""
        return BAR


STRATEGY = Mask()
