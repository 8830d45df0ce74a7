"""`maskmill workers`: which workers there are and what they do; the counterpart of `celery inspect`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.mill import has_database, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import say, show_json, show_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from maskmill.ports.fleet import FleetView, Worker, WorkerTask
    from maskmill.settings import Settings

Table = tuple["Sequence[str]", "list[Sequence[object]]"]

QUESTIONS = ("list", "active", "scheduled", "reserved", "registered", "stats", "queues")


@click.command(
    "workers",
    help=teach(
        "Ask the workers what they are and do. WHAT is one of: list (the default), active, scheduled, reserved,\n"
        "registered, stats, queues. `scheduled` has the queued jobs whose time has not come, too.",
        "workers",
        "workers active",
        "workers stats --json",
        codes="0 done, 2 wrong call, 70 the broker does not answer, or our bug",
    ),
    short_help="Ask the workers what they are and do.",
)
@click.argument("what", type=click.Choice(QUESTIONS), default="list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@data_option
def command(what: str, data: Path | None, *, as_json: bool) -> None:
    """Ask all workers in one round, and print one table."""
    from maskmill.wiring import build_fleet

    settings = load(data)
    view = build_fleet(settings).look()
    table = TABLES[what](view.workers)
    if what == "scheduled":
        table[1].extend(_not_yet(settings))
    if as_json:
        heads = [head.lower() for head in table[0]]
        show_json({what: [dict(zip(heads, row, strict=True)) for row in table[1]], "silent": list(view.silent)})
        return
    show_table(table[0], [[_cell(value) for value in row] for row in table[1]])
    _comment(view)


def _comment(view: FleetView) -> None:
    """Say on standard error what a table cannot."""
    if view.silent:
        say(f"No answer in time from: {', '.join(view.silent)}; a solo worker answers after its job")
    elif not view.workers:
        say("No worker runs; start one: maskmill worker")


def _list(workers: Sequence[Worker]) -> Table:
    heads = ("WORKER", "POOL", "SLOTS", "ACTIVE", "RESERVED", "DONE", "UPTIME_S", "SCALES")
    return heads, [
        (
            worker.name, worker.pool, worker.slots, len(worker.active), len(worker.reserved),
            sum(worker.done.values()), round(worker.uptime_s), _scales(worker),
        )
        for worker in workers
    ]  # fmt: skip


def _scales(worker: Worker) -> str | None:
    return f"{worker.scaling.least} to {worker.scaling.most}" if worker.scaling else None


def _tasks(which: str) -> Callable[[Sequence[Worker]], Table]:
    """Return what lists the tasks that workers run, hold or keep for later."""
    heads = ("TASK", "NAME", "QUEUE", "WORKER", "PROCESS", "SINCE", "DUE")

    def table(workers: Sequence[Worker]) -> Table:
        from maskmill.ports.fleet import all_tasks

        return heads, [_task(task, worker) for worker, task in all_tasks(workers, which)]

    return table


def _task(task: WorkerTask, worker: str) -> Sequence[object]:
    return (task.id, task.name, task.queue, worker, task.process, _time(task.started_at), _time(task.due_at))


def _not_yet(settings: Settings) -> list[Sequence[object]]:
    """Return the jobs that wait in the database for their time."""
    if not has_database(settings):
        return []
    with open_kit(settings) as kit:
        jobs = kit.store.figures.scheduled(limit=1_000)
    return [(job.job_id, job.kind, job.queue.value, None, None, None, _time(job.not_before)) for job in jobs]


def _registered(workers: Sequence[Worker]) -> Table:
    return ("WORKER", "TASK"), [(worker.name, name) for worker in workers for name in worker.registered]


def _stats(workers: Sequence[Worker]) -> Table:
    heads = ("WORKER", "POOL", "MAX-CONCURRENCY", "PROCESSES", "TASK", "DONE")
    rows: list[Sequence[object]] = []
    for worker in workers:
        processes = list(worker.processes)
        done: list[tuple[str | None, int]] = [*sorted(worker.done.items())]
        for name, count in done or [(None, 0)]:
            rows.append((worker.name, worker.pool, worker.slots, processes, name, count))
    return heads, rows


def _queues(workers: Sequence[Worker]) -> Table:
    return ("WORKER", "QUEUE"), [(worker.name, queue) for worker in workers for queue in worker.queues]


TABLES: dict[str, Callable[[Sequence[Worker]], Table]] = {
    "list": _list,
    "active": _tasks("active"),
    "scheduled": _tasks("scheduled"),
    "reserved": _tasks("reserved"),
    "registered": _registered,
    "stats": _stats,
    "queues": _queues,
}


def _cell(value: object) -> str:
    """Write a value as a cell of a table."""
    if isinstance(value, list):
        return " ".join(str(item) for item in value)
    return "-" if value is None else str(value)


def _time(seconds: float | None) -> str | None:
    """Return a time as ISO 8601, UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
