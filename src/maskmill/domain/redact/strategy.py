"""What a strategy is: a rule that says what stands where a value was."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Protocol

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.folding import fold

_HASH_CHARS = 12

PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(EntityType)})(?:_\d{{1,6}}|:[0-9a-f]{{{_HASH_CHARS}}})\]")
"""What the strategies token and hash write: no finding, so that redacting twice is redacting once."""


@dataclass(slots=True)
class State:
    """What strategies remember while one document is worked on: the numbers of its tokens, and the HMAC key."""

    secret: bytes = field(repr=False)
    _numbers: dict[EntityType, dict[str, int]] = field(default_factory=lambda: defaultdict(dict), repr=False)

    def number(self, kind: EntityType, raw_value: str) -> int:
        """Return the number of a value within its type, from 1 by first appearance; case and spacing are one."""
        known = self._numbers[kind]
        return known.setdefault(fold(raw_value), len(known) + 1)

    def digest(self, kind: EntityType, raw_value: str) -> str:
        """Return 12 hex digits of HMAC-SHA-256 over the type and the folded value (RFC 2104)."""
        message = f"{kind.value}:{fold(raw_value)}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()[:_HASH_CHARS]


class Replacement(Protocol):
    """One strategy. `name` is what policies call it."""

    name: str

    def replace(self, kind: EntityType, raw_value: str, state: State) -> str:
        """Return what stands where the value was."""
        ...
