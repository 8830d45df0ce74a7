"""`maskmill queues`: what waits where, and steering it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.jobs.words import ACTOR, counted, json_option, span, time
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import say, show, show_json, show_table
from maskmill.domain.job import Queue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maskmill.ports.queues import QueueState, TenantLimits

_QUEUE = click.Choice([queue.value for queue in Queue])


@click.group(
    "queues",
    invoke_without_command=True,
    help=teach(
        "List the queues of this machine's data folder; pause, resume and empty them.",
        "queues",
        "queues pause scans",
        "queues purge low_priority --yes",
    ),
    short_help="List, pause, resume and empty queues.",
)
@json_option
@data_option
@click.pass_context
def command(context: click.Context, data: Path | None, *, as_json: bool) -> None:
    """List the queues when no command follows."""
    if context.invoked_subcommand is None:
        _list(data, as_json=as_json)


@command.command(
    "list",
    help=teach("List the queues with what waits and runs in them.", "queues list", "queues list --json"),
    short_help="List the queues.",
)
@json_option
@data_option
def list_queues(data: Path | None, *, as_json: bool) -> None:
    """List the queues."""
    _list(data, as_json=as_json)


def _list(data: Path | None, *, as_json: bool) -> None:
    """Write the queues."""
    from maskmill.engine.queues import states

    with open_kit(load(data)) as kit:
        found, now = states(kit), kit.clock()
    if as_json:
        show_json({"queues": [_state(state) for state in found]})
        return
    _table(found, now)


def _table(found: Sequence[QueueState], now: float) -> None:
    """Write one line a queue; a job that is not due yet counts as waiting only."""
    show_table(
        ("QUEUE", "WAITING", "DUE", "RUNNING", "OLDEST", "PAUSED"),
        [
            (
                state.queue.value,
                state.waiting,
                state.due,
                state.running,
                "-" if state.oldest_at is None else span(now - state.oldest_at),
                "-" if state.paused_at is None else f"since {time(state.paused_at)}",
            )
            for state in found
        ],
    )
    for state in found:
        if state.paused_at is not None and state.due:
            say(f"{counted(state.due, 'job')} in {state.queue} until: maskmill queues resume {state.queue}")


def _state(state: QueueState) -> dict[str, object]:
    """Return a queue as JSON has it."""
    return {
        "queue": state.queue.value,
        "waiting": state.waiting,
        "due": state.due,
        "running": state.running,
        "oldest_at": None if state.oldest_at is None else time(state.oldest_at),
        "paused_at": None if state.paused_at is None else time(state.paused_at),
    }


@command.command(
    "pause",
    help=teach(
        "Give none of a queue's jobs to workers until you resume it. Running jobs go on; new ones are taken and wait.",
        "queues pause scans",
        "queues pause scans --json",
        codes="0 done, 2 no such queue, 70 our bug",
    ),
    short_help="Give none of a queue's jobs to workers.",
)
@click.argument("queue", type=_QUEUE, metavar="QUEUE")
@json_option
@data_option
def pause_queue(queue: str, data: Path | None, *, as_json: bool) -> None:
    """Pause a queue; pausing twice changes nothing."""
    from maskmill.engine.queues import pause

    with open_kit(load(data)) as kit:
        pause(kit, Queue(queue), ACTOR)
    if as_json:
        show_json({"queue": queue, "paused": True})
        return
    show(f"{queue}  paused; resume it with: maskmill queues resume {queue}")


@command.command(
    "resume",
    help=teach(
        "Give a paused queue's jobs to workers again.",
        "queues resume scans",
        "queues resume scans --json",
        codes="0 done, 2 no such queue, 70 our bug",
    ),
    short_help="Give a paused queue's jobs to workers again.",
)
@click.argument("queue", type=_QUEUE, metavar="QUEUE")
@json_option
@data_option
def resume_queue(queue: str, data: Path | None, *, as_json: bool) -> None:
    """Resume a queue."""
    from maskmill.engine.queues import resume

    with open_kit(load(data)) as kit:
        resume(kit, Queue(queue), ACTOR)
    if as_json:
        show_json({"queue": queue, "paused": False})
        return
    show(f"{queue}  gives out its jobs")


@command.command(
    "purge",
    help=teach(
        "Cancel all jobs that wait in a queue. Running jobs go on. The audit keeps how many there were.",
        "queues purge low_priority",
        "queues purge low_priority --tenant default --yes",
        codes="0 done, 2 no such queue or not confirmed, 70 our bug",
    ),
    short_help="Cancel all jobs that wait in a queue.",
)
@click.argument("queue", type=_QUEUE, metavar="QUEUE")
@click.option("--tenant", help="Only jobs of this tenant.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@json_option
@data_option
def purge_queue(queue: str, tenant: str | None, data: Path | None, *, yes: bool, as_json: bool) -> None:
    """Cancel what waits, after a question."""
    from maskmill.engine.queues import purge, states

    with open_kit(load(data)) as kit:
        if not yes:
            waiting = next(state.waiting for state in states(kit) if state.queue == queue)
            _confirm(queue, waiting, tenant)
        count = purge(kit, Queue(queue), ACTOR, tenant)
    if as_json:
        show_json({"queue": queue, "cancelled": count})
        return
    show(f"{queue}  {counted(count, 'job')} cancelled")


def _confirm(queue: str, waiting: int, tenant: str | None) -> None:
    """Ask before jobs are lost; without a terminal there is nobody to ask.

    Raises:
        UsageError: the answer is no, or nobody can give one.
    """
    whose = f"those of the tenant {tenant} among the" if tenant else "the"
    if not sys.stdin.isatty():
        raise click.UsageError(f"This cancels {whose} {counted(waiting, 'job')} that wait in {queue}; add --yes")
    if not click.confirm(f"Cancel {whose} {counted(waiting, 'job')} that wait in {queue}?", err=True):
        raise click.UsageError("Nothing was cancelled")


@command.command(
    "limits",
    help=teach(
        "Show or change what a tenant may use at once; 0 takes a limit away.",
        "queues limits default",
        "queues limits default --max-running 4 --per-minute 600",
        "queues limits default --max-running 0",
        codes="0 done, 2 no such tenant, 70 our bug",
    ),
    short_help="Show or change what a tenant may use at once.",
)
@click.argument("tenant", metavar="[TENANT]", default=TENANT)
@click.option("--max-running", type=click.IntRange(0), help="Most jobs with workers or in the broker; 0: no limit.")
@click.option("--per-minute", type=click.IntRange(0), help="Most jobs that start in a minute; 0: no limit.")
@json_option
@data_option
def tenant_limits(
    tenant: str, max_running: int | None, per_minute: int | None, data: Path | None, *, as_json: bool
) -> None:
    """Show a tenant's limits, after changing those that are given."""
    from maskmill.engine.queues import limits, set_limits
    from maskmill.ports.queues import TenantLimits

    with open_kit(load(data)) as kit:
        found = limits(kit, tenant)
        if max_running is not None or per_minute is not None:
            found = TenantLimits(
                max_running=_changed(found.max_running, max_running),
                starts_per_minute=_changed(found.starts_per_minute, per_minute),
            )
            set_limits(kit, tenant, found, ACTOR)
    _show_limits(tenant, found, as_json=as_json)


def _changed(before: int | None, given: int | None) -> int | None:
    """Return a limit after a call: what was not given stays, 0 is none."""
    return before if given is None else given or None


def _show_limits(tenant: str, found: TenantLimits, *, as_json: bool) -> None:
    """Write a tenant's limits."""
    if as_json:
        show_json({"tenant": tenant, "max_running": found.max_running, "per_minute": found.starts_per_minute})
        return
    show(f"{'tenant':13} {tenant}")
    show(f"{'max running':13} {found.max_running or 'no limit'}")
    show(f"{'per minute':13} {found.starts_per_minute or 'no limit'}")
