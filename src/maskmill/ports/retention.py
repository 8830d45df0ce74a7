"""How long ended jobs and their documents stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows went. Children are jobs too."""

    jobs: int = 0
    events: int = 0
    findings: int = 0
    artifacts: int = 0

    def __add__(self, other: Pruned) -> Pruned:
        """Return both together."""
        return Pruned(
            self.jobs + other.jobs,
            self.events + other.events,
            self.findings + other.findings,
            self.artifacts + other.artifacts,
        )


class Retention(Protocol):
    """Finds and removes what has been kept long enough. Times are seconds since the epoch."""

    def policies(self) -> Sequence[str]:
        """Return the names of all policies that ended jobs were run under, sorted."""
        ...

    def expired_documents(self, ended_before: Mapping[str, float], limit: int) -> Sequence[tuple[str, str]]:
        """Return (tenant, document) of at most `limit` documents to delete, by the time of each policy.

        Their jobs under these policies have all ended before; no other job, and no batch of one, is open.
        """
        ...

    def prune(self, ended_before: Mapping[str, float], otherwise: float, limit: int, actor: str) -> Pruned:
        """Remove about `limit` jobs that ended before their policy's time (`otherwise` for a policy not named).

        Children go with their batch, and all in one transaction, with an audit row that counts them; a job that an
        open one waits for stays.
        """
        ...
