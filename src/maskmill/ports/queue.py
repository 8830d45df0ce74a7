"""The transport: carries job ids to workers, and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol


class Transport(Protocol):
    """Sends a job id to a queue. The row in the store is the truth; losing a message only costs time."""

    def send(self, queue: str, job_id: str, priority: int) -> None:
        """Publish one message; BrokerUnavailable when the broker does not answer within a few seconds."""
        ...

    def revoke(self, job_id: str, *, terminate: bool) -> None:
        """Ask workers to drop or end a job: only speeds up what the row's cancel flag does."""
        ...

    def held(self, queues: Collection[str]) -> Collection[str] | None:
        """Return the job ids whose messages wait in these queues, with no worker yet; None when nobody can say."""
        ...

    def ping_ms(self) -> float:
        """Return the broker's latency in milliseconds; BrokerUnavailable."""
        ...
