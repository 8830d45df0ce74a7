"""How many pool processes a worker needs (CHECKLIST S1-34…38)."""

from __future__ import annotations

LEAST = 2
MOST = 10
"""The bounds of a pool that is told to scale and not between what."""

JOBS_EACH = 10
"""A process with so many jobs waiting for it is under full pressure."""

GROW_ABOVE = 0.8
SHRINK_BELOW = 0.2
STEP_UP = 2
STEP_DOWN = 1


def pressure(waiting: int, processes: int) -> float:
    """Return the pressure of a queue, 0 to 1: jobs that wait, to a process, to ten. No process is full pressure."""
    if processes <= 0:
        return 1.0
    return min(1.0, max(0, waiting) / processes / JOBS_EACH)


def wanted(processes: int, queue_pressure: float, least: int = LEAST, most: int = MOST) -> int:
    """Return how many processes there should be next: two more under pressure, one less without, within the bounds."""
    if processes < least:
        return least
    if processes > most:
        return most
    if queue_pressure > GROW_ABOVE:
        return min(most, processes + STEP_UP)
    if queue_pressure < SHRINK_BELOW:
        return max(least, processes - STEP_DOWN)
    return processes
