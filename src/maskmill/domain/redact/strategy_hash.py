"""hash: a keyed digest, the same for the same value in all documents of one key."""

from __future__ import annotations

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.strategy import State


class Hash:
    """[EMAIL_ADDRESS:1a2b3c4d5e6f]; nobody can try values without the key: a plain hash of an SSN is soon guessed."""

    name = "hash"

    def replace(self, kind: EntityType, raw_value: str, state: State) -> str:
        """Return the type and the digest."""
        return f"[{kind.value}:{state.digest(kind, raw_value)}]"


STRATEGY = Hash()
