"""The transport's twin in memory: keeps what was sent, and can be told to fail."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from maskmill.domain.job import Queue
from maskmill.errors import BrokerUnavailable


@dataclass(frozen=True, slots=True)
class Message:
    """What a broker would hold."""

    queue: Queue
    job_id: str
    priority: int


@dataclass(slots=True)
class MemoryTransport:
    """Collects messages in the order in which a broker would hand them out within one priority."""

    down: bool = False
    sent: list[Message] = field(default_factory=list)
    revoked: list[tuple[str, bool]] = field(default_factory=list)

    def send(self, queue: str, job_id: str, priority: int) -> None:
        """Keep one message."""
        self._reach()
        self.sent.append(Message(Queue(queue), job_id, priority))

    def revoke(self, job_id: str, *, terminate: bool) -> None:
        """Keep the wish."""
        self._reach()
        self.revoked.append((job_id, terminate))

    def held(self, queues: Collection[str]) -> Collection[str] | None:
        """Return what waits in these queues; None while it is told to fail."""
        return None if self.down else {message.job_id for message in self.sent if message.queue in queues}

    def ping_ms(self) -> float:
        """Answer at once."""
        self._reach()
        return 0.0

    def take(self) -> str | None:
        """Hand out the next message as a worker would get it: priority first, then age; None when there is none."""
        if not self.sent:
            return None
        first = min(range(len(self.sent)), key=lambda index: self.sent[index].priority)
        return self.sent.pop(first).job_id

    def _reach(self) -> None:
        if self.down:
            raise BrokerUnavailable("The broker does not answer; stored jobs run when it is back")
