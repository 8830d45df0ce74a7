"""A followed job without a terminal: plain lines for people and logs, JSON lines for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

import click

from maskmill.cli.jobs.watch import Note, Watch
from maskmill.cli.jobs.words import time
from maskmill.cli.terminal import say


class View(Protocol):
    """What shows notes as they come, and what is under way between them."""

    def tell(self, watch: Watch, note: Note) -> None:
        """Show a note."""
        ...

    def show(self, watches: Sequence[Watch]) -> None:
        """Show what is under way now."""
        ...

    def warn(self, sentence: str) -> None:
        """Show what is wrong with following itself."""
        ...


class Lines:
    """Plain lines on standard error: seconds since the job was submitted, percent, step, words."""

    def __init__(self, *, with_ids: bool) -> None:
        """Begin each line with the job's id when several are followed."""
        self._with_ids = with_ids

    def tell(self, watch: Watch, note: Note) -> None:
        """Write a line; the end is told by the summary."""
        known = note.kind == "retry" and not note.facts  # seen too late: its event has said as much
        if known or note.kind in {"step", "end"}:
            return
        percent = "    " if note.percent is None else f"{note.percent:3} %"
        step = note.step.value if note.step and note.kind == "progress" else note.kind.upper()
        child = f"{note.facts['child_id']}: " if note.kind == "child" else ""
        job = f"{note.job_id}  " if self._with_ids else ""
        since = max(0.0, note.at - watch.row.submitted_at)
        say(f"{since:8.1f} s  {percent:>5}  {job}{step:<12}  {child}{note.words}".rstrip())

    def show(self, watches: Sequence[Watch]) -> None:
        """Lines stay as they are."""

    def warn(self, sentence: str) -> None:
        """Write a sentence."""
        say(sentence)


class JsonLines:
    """One JSON document a line on standard output, for each note that is new to a program."""

    def tell(self, watch: Watch, note: Note) -> None:
        """Write a line."""
        del watch  # a note says enough
        if note.kind == "step":
            return
        members: dict[str, object] = {"job_id": note.job_id, "event": note.kind, "at": time(note.at, "milliseconds")}
        if note.kind == "progress" and note.step is not None:
            members |= {"sequence": note.sequence, "step": note.step.value, "progress": note.percent}
        if note.kind == "end" and note.seconds is not None:
            members["seconds"] = round(note.seconds, 3)
        click.echo(json.dumps({**members, "message": note.words, **note.facts}, ensure_ascii=False))

    def show(self, watches: Sequence[Watch]) -> None:
        """Lines stay as they are."""

    def warn(self, sentence: str) -> None:
        """Write a sentence to standard error: it is about no job."""
        say(sentence)
