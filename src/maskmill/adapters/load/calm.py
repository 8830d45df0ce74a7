"""A machine with room for everything: when the settings switch the guard off, and in tests that set the readings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class CalmLoad:
    """Answers what it was told."""

    memory: float = 0.0
    cpu: float = 0.0
    size_bytes: int = 8 << 30
    core_count: float = 2.0

    def memory_percent(self) -> float:
        """Return what was set."""
        return self.memory

    def cpu_percent(self) -> float:
        """Return what was set."""
        return self.cpu

    def memory_bytes(self) -> int:
        """Return what was set."""
        return self.size_bytes

    def cores(self) -> float:
        """Return what was set."""
        return self.core_count
