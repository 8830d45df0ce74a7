"""token: the type and a number, the same for the same value in one document."""

from __future__ import annotations

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.strategy import State


class Token:
    """[PERSON_1], numbered by first appearance."""

    name = "token"

    def replace(self, kind: EntityType, raw_value: str, state: State) -> str:
        """Return the token of the value."""
        return f"[{kind.value}_{state.number(kind, raw_value)}]"


STRATEGY = Token()
