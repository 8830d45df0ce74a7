"""`maskmill jobs follow`: jobs as they go on, until they end."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.exits import FOUND, INTERRUPTED, Leave, terminated_tidily
from maskmill.cli.jobs.lines import JsonLines, Lines, View
from maskmill.cli.jobs.watch import Watch
from maskmill.cli.jobs.words import counted, span, status
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import say, show
from maskmill.domain.job import JobState
from maskmill.errors import StoreUnavailable

LOOK_S = 0.2
LOOK_EACH_S = 0.01
"""Pause between two looks, and how much longer it is for each job: many jobs must not keep the database busy."""

NAMED = 3
"""Most jobs whose ids a sentence names."""

AWAY_S = 2.0
"""Pause when the database does not answer."""


@click.command(
    "follow",
    help=teach(
        "Show jobs as they go on, until they end: steps, times, retries, waits. Ctrl-C leaves them running.",
        "jobs follow job_4f1c",
        "jobs follow job_4f1c job_77aa && echo ready",
        "jobs follow job_4f1c --json | jq .message",
        codes="0 done, 2 no such job, 3 one ended without a result or a part of it, 70 our bug, 130 you left",
    ),
    short_help="Show jobs as they go on, until they end.",
)
@click.argument("job_ids", metavar="JOB...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document a line for each event.")
@data_option
def follow(job_ids: tuple[str, ...], data: Path | None, *, as_json: bool) -> None:
    """Follow jobs to their ends; exit 3 when one has no result, or a batch not all of them."""
    with open_kit(load(data)) as kit, terminated_tidily():
        watches = [Watch(kit, TENANT, job_id) for job_id in dict.fromkeys(job_ids)]
        try:
            with _view(watches, as_json=as_json) as view:
                look_until_stopped(watches, view)
        except KeyboardInterrupt:
            _leave(watches)
        if not as_json:
            for watch in watches:
                _summarise(watch)
    if any(watch.row.state is not JobState.DONE or watch.row.problem is not None for watch in watches):
        raise Leave(FOUND)


@contextmanager
def _view(watches: Sequence[Watch], *, as_json: bool) -> Iterator[View]:
    """Choose how to show it: JSON, a screen on a terminal that can draw, else lines."""
    several = len(watches) > 1
    if as_json:
        yield JsonLines()
        return
    if sys.stderr.isatty():
        from rich.console import Console

        console = Console(stderr=True)
        if not console.is_dumb_terminal:
            from maskmill.cli.jobs.screen import heading, screen

            if not several:
                console.print(heading(watches[0]), highlight=False)
            with screen(console, several=several) as shown:
                yield shown
            return
    yield Lines(with_ids=several)


def look_until_stopped(watches: Sequence[Watch], view: View, away_s: float = AWAY_S) -> None:
    """Look again and again until all have stopped; a database that is away is asked again every `away_s`."""
    active, away = list(watches), False
    while active:
        try:
            for watch in active:
                for note in watch.look():
                    view.tell(watch, note)
            view.show(active)
            if away:
                view.warn("The database answers again")
            away, pause_s = False, LOOK_S + LOOK_EACH_S * len(active)
        except StoreUnavailable as exc:
            if not away:
                view.warn(f"{exc.detail}; the jobs are not lost, and following goes on when it is back")
            away, pause_s = True, away_s
        active = [watch for watch in active if not watch.stopped]
        if active:
            time.sleep(pause_s)


def _leave(watches: Sequence[Watch]) -> None:
    """Say that what was followed goes on.

    Raises:
        Leave: always; 130.
    """
    left = [watch.row.id for watch in watches if not watch.stopped]
    verb = "goes" if len(left) == 1 else "go"
    way = f"follow {' '.join(left)}" if len(left) <= NAMED else "list"
    say(f"You left; {counted(len(left), 'job')} {verb} on. Come back with: maskmill jobs {way}")
    raise Leave(INTERRUPTED)


def _summarise(watch: Watch) -> None:
    """Write one line on standard output, and on standard error what was wrong and what to do next."""
    row = watch.row
    facts = [span(watch.age)]
    if row.children_total:
        facts.append(_parts(watch))
    if row.attempt > 1:
        facts.append(counted(row.attempt, "attempt"))
    show(f"{row.id}  {status(row)}  {', '.join(facts)}")
    if row.problem is not None:
        say(f"  {row.problem.get('title', '')} ({row.problem.get('slug', '')})")
        say(f"  {row.problem.get('detail', '')}")
    say(f"  {_next_step(watch)}")


def _parts(watch: Watch) -> str:
    """Say how the documents of a batch ended."""
    row = watch.row
    ended = row.problem.get("children") if row.problem else None
    if not isinstance(ended, dict):
        return f"{row.children_done} of {row.children_total} documents"
    return f"{row.children_total} documents: {', '.join(f'{count} {state}' for state, count in ended.items())}"


def _next_step(watch: Watch) -> str:
    """Say what to do with a job that has stopped."""
    row = watch.row
    if row.state is JobState.DONE and row.problem is not None:
        return f"See which have none: maskmill jobs list --of {row.id}"
    if row.state is JobState.DONE:
        return f"See what it made: maskmill jobs show {row.id}"
    if row.state is JobState.REVIEW:
        return "A person has to decide about its findings first"
    if row.state is JobState.CANCELLED:
        return f"Run it after all: maskmill jobs retry {row.id}"
    return _remedy(watch)


def _remedy(watch: Watch) -> str:
    """Say whether to try a failed or refused job again."""
    from maskmill.engine.dead import Retrying, retrying

    row = watch.row
    if row.children_total:
        return f"Run the parts without a result again: maskmill jobs retry {row.id}"
    if retrying(str(row.problem.get("slug", "")) if row.problem else "") is Retrying.NO:
        return f"A retry would end the same way; what is known: maskmill jobs show {row.id}"
    return f"Then run it again: maskmill jobs retry {row.id}"
