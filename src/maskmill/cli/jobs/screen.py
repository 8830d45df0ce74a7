"""A followed job on a terminal: finished steps stay above, what is under way moves below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from maskmill.cli.jobs.watch import Note, Watch
from maskmill.cli.jobs.words import span, status, title
from maskmill.cli.terminal import printable
from maskmill.domain.job import JobState

FRAMES_PER_S = 10
BAR_CELLS = 28
_STEP_CELLS = 13
_NARROW_CELLS = 74
"""Below it a line has no room for a bar and words."""

_ID_CELLS = 12
_ECHO_CELLS = 4
"""Cells that stay free at the end of a line: the terminal writes ^C there, and must not begin a new line for it."""

_FIXED_LINES = 3
"""Lines of the terminal that are left to what stays."""


class Now:
    """What is under way: drawn anew for each frame, so that clocks and spinners move between two looks."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self.watches: Sequence[Watch] = ()
        self.several = False
        self._spinner = Spinner("dots")
        self._line_spinner = Spinner("line")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the jobs that have not stopped; those that run come first, and what does not fit is counted."""
        active = sorted(
            (watch for watch in self.watches if not watch.stopped),
            key=lambda watch: watch.row.state is JobState.QUEUED,
        )
        room = max(1, (options.max_height if options.height is None else options.height) - _FIXED_LINES)
        shown = active[: room if len(active) <= room else room - 1]
        narrow = options.update_width(max(1, options.max_width - _ECHO_CELLS))
        for watch in shown:
            yield from console.render(self._job(console, narrow, watch), narrow)
        if len(shown) < len(active):
            yield Text(f"  and {len(active) - len(shown)} more", style="dim")

    def _job(self, console: Console, options: ConsoleOptions, watch: Watch) -> Table:
        """Draw a job: spinner, what it does, bar, percent, clock; the words give way when the line is too short."""
        grid = Table.grid(padding=(0, 1), expand=True)
        spinner = self._line_spinner if options.ascii_only else self._spinner
        cells: list[RenderableType] = [Text(" "), spinner.render(console.get_time())]
        for _cell in cells:
            grid.add_column(no_wrap=True, min_width=1, max_width=1)
        if self.several:
            grid.add_column(no_wrap=True, min_width=_ID_CELLS, max_width=_ID_CELLS)
            cells.append(Text(watch.row.id[:_ID_CELLS], style="dim"))
        for cell, width in _cells(watch, options.max_width):
            grid.add_column(no_wrap=True, min_width=width, overflow="ellipsis", ratio=None if width else 1)
            cells.append(cell)
        grid.add_row(*cells)
        return grid


def _cells(watch: Watch, width: int) -> list[tuple[RenderableType, int | None]]:
    """Return what tells of a job in `width` cells, each with its own; None: what is left. No bar when narrow."""
    row = watch.row
    if row.state is JobState.QUEUED:
        return [(Text(_waiting(watch)), None)]
    bar = ProgressBar(100, row.progress, width=BAR_CELLS, complete_style="cyan", finished_style="green")
    clock = span(watch.age if row.children_total else watch.step_seconds)
    note = "  ends at its next step" if row.cancel_requested else f"  attempt {row.attempt}" if row.attempt > 1 else ""
    step = "DOCUMENTS" if row.children_total else row.step.value
    tail = f"{row.progress:3} %  {clock}{note} "
    words = printable(watch.words)
    if width < _NARROW_CELLS:
        return [(Text(f"{step} {tail.strip()}"), None)]
    return [
        (Text(step, style="bold"), _STEP_CELLS),
        (bar, BAR_CELLS),
        (Text(tail, style="dim"), len(tail)),
        (Text(words), None),
    ]


def _retry_words(note: Note) -> str:
    """Say which attempt failed, when that is known, and what comes next."""
    return f"attempt {note.facts['attempt']}: {note.words}" if "attempt" in note.facts else note.words


def _waiting(watch: Watch) -> str:
    """Say why a queued job does not run yet."""
    row, left = watch.row, watch.waits_s()
    if row.attempt > 0 and left > 0:
        return f"attempt {row.attempt + 1} starts in {span(left)}"
    if row.after_id is not None and watch.place is None and left == 0:
        return f"waits for {row.after_id}"
    if left > 0:
        return f"starts in {span(left)}"
    return f"waits in {row.queue}  {span(watch.age)}  {watch.queue_words()}".rstrip()


class Screen:
    """Shows notes on a terminal."""

    def __init__(self, console: Console, *, several: bool) -> None:
        """Take the console; with several jobs each line names its own."""
        self.console = console
        self.now = Now()
        self.now.several = several
        self._warned = ""
        ascii_only = console.options.ascii_only
        self._marks = ("ok", "!!", "->") if ascii_only else ("✓", "✗", "↻")

    def tell(self, watch: Watch, note: Note) -> None:
        """Print what stays: steps that ended, retries, hindrances, parts without a result."""
        del watch  # a note says enough
        good, bad, again = self._marks
        if note.kind == "step" and note.step is not None and not self.now.several:
            mark, style = (good, "green") if note.well else (bad, "red")
            self._line(note, mark, style, note.step.value, note.words if note.well else "")
        elif note.kind == "retry":
            self._line(note, again, "yellow", note.step.value if note.step else "", _retry_words(note))
        elif note.kind == "waiting" and not note.well:
            self.warn(note.words)
        elif note.kind == "child":
            self._line(note, bad, "red", "", f"{note.facts['child_id']}  {note.words}")
        elif note.kind == "end" and not note.well and self.now.several:
            self._line(note, bad, "red", "", f"{note.facts['status']}  {note.words}")

    def _line(self, note: Note, mark: str, style: str, step: str, words: str) -> None:
        line = Text.assemble((f"  {mark} ", style))
        if self.now.several:
            line.append(f"{note.job_id[:_ID_CELLS]} ", style="dim")
        if step:
            line.append(f"{step:<{_STEP_CELLS}} ")
            line.append(f"{'' if note.seconds is None else span(note.seconds):>9}  ", style="dim")
        line.append(printable(words), style="" if style == "green" else style)
        self.console.print(line, highlight=False, soft_wrap=True)

    def show(self, watches: Sequence[Watch]) -> None:
        """Take what the next frames draw."""
        self.now.watches = watches

    def warn(self, sentence: str) -> None:
        """Print what hinders jobs or following itself: once, however many jobs it hinders."""
        if sentence == self._warned:
            return
        self._warned = sentence
        self.console.print(Text(f"  ! {printable(sentence)}", style="yellow"), highlight=False, soft_wrap=True)


@contextmanager
def screen(console: Console, *, several: bool) -> Iterator[Screen]:
    """Draw on the console while the block runs; what moves is gone afterwards."""
    shown = Screen(console, several=several)
    with Live(Group(shown.now), console=console, refresh_per_second=FRAMES_PER_S, transient=True):
        try:
            yield shown
        finally:
            shown.show(())  # the last frame is empty, whatever stopped between two


def heading(watch: Watch) -> Text:
    """Return the first line of one job that is followed alone."""
    row = watch.row
    text = Text(row.id, style="bold")
    text.append(f"  {row.kind}", style="default")
    if row.children_total:
        text.append(f"  {row.children_total} documents", style="dim")
    elif title(row) or row.attempt:
        text.append(f"  {status(row)}", style="dim")
    return text
