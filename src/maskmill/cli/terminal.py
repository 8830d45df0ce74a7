"""What people see: sentences and progress on standard error, tables on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


def printable(text: str) -> str:
    """Replace control characters: a file's name must not steer the terminal."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def say(sentence: str) -> None:
    """Write one line to standard error."""
    click.echo(printable(sentence), err=True)


def show(line: str = "") -> None:
    """Write one line of the result to standard output."""
    click.echo(printable(line))


def show_json(value: object) -> None:
    """Write one JSON document to standard output."""
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write columns, as wide as their widest cell; the same on a terminal and in a pipe."""
    cells = [[printable(str(cell)) for cell in row] for row in [headings, *rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headings))]
    for row in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


class Meter:
    """How far something is: a bar on a terminal, a line at each step otherwise."""

    def __init__(self, bar: Progress | None, task: TaskID | None) -> None:
        """Take the bar, or nothing for plain lines."""
        self._bar = bar
        self._task = task
        self._last = ""

    def update(self, percent: float, words: str) -> None:
        """Move to `percent` (0..100)."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=percent, description=printable(words))
        elif words != self._last:
            say(f"{percent:3.0f} %  {words}")
        self._last = words

    def line(self, words: str) -> None:
        """Say something that stays."""
        self.problem(words)

    def problem(self, words: str) -> None:
        """Say something that stays even when asked to be quiet."""
        if self._bar is not None:
            self._bar.console.print(printable(words), markup=False, highlight=False)
        else:
            say(words)


class Quiet(Meter):
    """Says nothing at all."""

    def __init__(self) -> None:
        """Need nothing."""
        super().__init__(None, None)

    def update(self, percent: float, words: str) -> None:
        """Say nothing."""

    def line(self, words: str) -> None:
        """Say nothing."""


@contextmanager
def _bar() -> Iterator[Meter]:
    """Show a bar while the block runs."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Meter(bar, bar.add_task("", total=100))


@contextmanager
def _plain(meter: Meter) -> Iterator[Meter]:
    """Show lines while the block runs."""
    yield meter


def meter(*, quiet: bool = False) -> AbstractContextManager[Meter]:
    """Return the meter that fits standard error."""
    if quiet:
        return _plain(Quiet())
    return _bar() if sys.stderr.isatty() else _plain(Meter(None, None))
