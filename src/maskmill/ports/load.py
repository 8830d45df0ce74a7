"""How loaded the machine is that jobs run on. In a container with limits of its own, that is the container."""

from __future__ import annotations

from typing import Protocol


class Load(Protocol):
    """Readings; each is cheap enough to be asked before every job."""

    def memory_percent(self) -> float:
        """Return how much of the memory is in use and cannot be had by dropping caches, 0 to 100."""
        ...

    def cpu_percent(self) -> float:
        """Return how busy others keep the cores, 0 to 100: the worker's own jobs do not count, its slots bound them."""
        ...

    def memory_bytes(self) -> int:
        """Return the size of the memory in bytes."""
        ...

    def cores(self) -> float:
        """Return how many cores may be used; a container's share can be a fraction."""
        ...
