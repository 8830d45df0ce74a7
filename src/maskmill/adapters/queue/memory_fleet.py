"""The fleet's twin in memory: answers what it was given, and can be told to fail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from maskmill.domain.job import Queue
from maskmill.errors import BrokerUnavailable
from maskmill.ports.fleet import FleetView


@dataclass(slots=True)
class MemoryFleet:
    """Holds a view and the notes."""

    view: FleetView = field(default_factory=lambda: FleetView(()))
    down: bool = False
    told: dict[str, int] = field(default_factory=dict)
    due: dict[str, int] | None = None

    def look(self) -> FleetView:
        """Return the view."""
        if self.down:
            raise BrokerUnavailable("The broker does not answer, so no worker can be asked; start it")
        return self.view

    def slots(self) -> int:
        """Return the sum of the notes."""
        return sum(self.told.values())

    def waiting(self, queues: Iterable[str]) -> int | None:
        """Return the note's numbers."""
        return None if self.due is None else sum(self.due.get(queue, 0) for queue in queues)

    def tell_slots(self, worker: str, slots: int) -> None:
        """Keep a note."""
        self.told[worker] = slots
        if not slots:
            del self.told[worker]

    def tell_waiting(self, due: Mapping[Queue, int]) -> None:
        """Keep a note."""
        self.due = {queue.value: count for queue, count in due.items()}
