"""The port's twin in this process: one search at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from maskmill.domain.entity import Entity
from maskmill.engine.find import Finder, policy_of
from maskmill.engine.kit import Lens
from maskmill.ports.searcher import Wish

_KEPT = 16


class LocalSearcher:
    """Searches in the calling thread, while others wait; what a policy compiled is kept until the policy changes."""

    def __init__(self, lens: Lens) -> None:
        """Load nothing yet."""
        self._lens = lens
        self._lock = threading.Lock()
        self._kept: dict[str | None, Finder] = {}

    def find(self, texts: Sequence[str], wish: Wish) -> Sequence[Sequence[Entity]]:
        """Return what each text holds; see the port."""
        with self._lock:
            return self._finder(wish).find(texts, wish)

    def close(self) -> None:
        """Forget what is kept."""
        self._kept.clear()

    def _finder(self, wish: Wish) -> Finder:
        """Return a finder for the policy as it is now."""
        policy = policy_of(self._lens, wish)
        kept = self._kept.pop(wish.policy, None)
        if kept is None or kept.policy != policy:
            kept = Finder(self._lens, policy)
        self._kept[wish.policy] = kept  # the last used stands last
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return kept
