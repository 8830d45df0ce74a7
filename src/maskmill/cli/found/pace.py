"""How far a long search is: a line on standard error now and then, and nothing for a short one."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import click

from maskmill.cli.terminal import say

FIRST_S = 2.0
"""A shorter search says nothing."""

_MEGABYTE = 1_000_000

EVERY_S = 10.0
"""Between two lines of a log; a terminal's one line is renewed every second."""


class Pace:
    """Says how much is done, of what is known to be there; everything may be read several times."""

    def __init__(self, size_bytes: int | None, passes: int = 1, clock: Callable[[], float] = time.monotonic) -> None:
        """Start counting the time."""
        self._size = size_bytes
        self._passes = passes
        self._clock = clock
        self._began = clock()
        self._next = self._began + FIRST_S
        self._live = sys.stderr.isatty()
        self._drawn = False

    def at(self, done_bytes: int, also: str = "") -> None:
        """Say how far it is, when it is time; `done_bytes` counts all passes."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + (1.0 if self._live else EVERY_S)
        speed = done_bytes / (now - self._began) / self._passes
        if self._size:
            left_s = (self._size - done_bytes / self._passes) / max(1.0, speed)
            far = f"{100 * done_bytes // (self._size * self._passes)} % of {_size(self._size)}, {left_s:.0f} s left"
        else:
            far = _size(done_bytes)
        words = f"{far}, {_size(speed)}/s{also}"
        if self._live:
            click.echo(f"\r\x1b[K{words}", err=True, nl=False)
            self._drawn = True
        else:
            say(words)

    def done(self) -> None:
        """Take the terminal's line away."""
        if self._drawn:
            click.echo("\r\x1b[K", err=True, nl=False)
            self._drawn = False


def _size(size_bytes: float) -> str:
    """Return a size in megabytes (10^6), or kilobytes below one."""
    if size_bytes < _MEGABYTE:
        return f"{size_bytes / 1000:.0f} kB"
    return f"{size_bytes / _MEGABYTE:.1f} MB"
