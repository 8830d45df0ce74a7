"""Where policies come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from maskmill.domain.policy import Policy


class Policies(Protocol):
    """Finds a policy by its name or its path."""

    def load(self, name: str) -> Policy:
        """Return the policy; UnknownPolicy, InvalidPolicy (with the line)."""
        ...

    def names(self) -> Sequence[str]:
        """Return the names of the built-in and stored policies, sorted."""
        ...
