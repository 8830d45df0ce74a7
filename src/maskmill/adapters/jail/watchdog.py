"""When a jailed child is out of time. It knows no clock and no process: it is told the time and the CPU time."""

from __future__ import annotations

from maskmill.errors import TimeExceeded
from maskmill.ports.sandbox import Limits

OPENING_SHARE = 0.5  # of silence_s: CPU seconds until the first sign of life (DESIGN section 7: 5 of 10)
IDLE_FACTOR = 6.0  # of silence_s: a child that waits for nothing burns no CPU, and must end too
WALL_FACTOR = 4.0  # of cpu_s: a loaded machine may be slow, but not for ever


class Watchdog:
    """Judges one child by its progress, its CPU time and the clock, all in seconds."""

    def __init__(self, limits: Limits, now: float, *, opening: bool) -> None:
        """Start at `now`; with `opening`, the time before the first sign of life has the smaller budget."""
        self._limits = limits
        self._began = self._heard = now
        self._heard_cpu = 0.0
        self._opening = opening

    def heard(self, now: float, cpu_s: float) -> None:
        """Note a sign of life: progress, or a piece of the result."""
        self._heard, self._heard_cpu, self._opening = now, cpu_s, False

    def check(self, now: float, cpu_s: float) -> None:
        """Raise TimeExceeded when the child has had its time."""
        limits = self._limits
        silent, burned = now - self._heard, cpu_s - self._heard_cpu
        if cpu_s > limits.cpu_s or now - self._began > limits.cpu_s * WALL_FACTOR:
            raise TimeExceeded(f"Reading the document took more than {limits.cpu_s:g} s of computing time.")
        if self._opening and burned > limits.silence_s * OPENING_SHARE:
            raise TimeExceeded(
                f"Opening the document took more than {limits.silence_s * OPENING_SHARE:g} s of computing time."
            )
        if burned > limits.silence_s or (silent > limits.silence_s and burned > limits.silence_s / 2):
            raise TimeExceeded(f"One page took more than {limits.silence_s:g} s.")
        if silent > limits.silence_s * IDLE_FACTOR:
            raise TimeExceeded(f"The parser stood still for {silent:.0f} s.")
