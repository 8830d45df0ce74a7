"""`maskmill jobs`: what the server works on, seen and steered by its operator."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.exits import FOUND, Leave
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import meter, show, show_json, show_table
from maskmill.domain.job import JobState, api_status

if TYPE_CHECKING:
    from maskmill.ports.jobs import JobRow

ACTOR = "operator"
LOOK_S = 0.25


@click.group(
    "jobs",
    help=teach(
        "List, show, follow, cancel and retry jobs of this machine's data folder.",
        "jobs list --state failed",
        "jobs follow job_4f1c",
        codes="0 done, 2 no such job or not in its state, 3 a followed job ended without a result, 70 our bug",
    ),
    short_help="List, show, follow, cancel and retry jobs.",
)
def command() -> None:
    """Hold the commands."""


def _json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(function)


@command.command(
    "list",
    help=teach("List jobs, newest first.", "jobs list", "jobs list --state running --json"),
    short_help="List jobs, newest first.",
)
@click.option("--state", type=click.Choice([item.value for item in JobState]), help="Only jobs in this state.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many.")
@_json_option
@data_option
def list_jobs(state: str | None, limit: int, data: Path | None, *, as_json: bool) -> None:
    """List jobs, newest first."""
    with open_kit(load(data)) as kit:
        rows, _cursor = kit.store.jobs.list(TENANT, None if state is None else JobState(state), limit)
    if as_json:
        show_json({"jobs": [_line(row) for row in rows]})
        return
    show_table(
        ("JOB", "KIND", "STATUS", "STEP", "%", "SUBMITTED"),
        [(row.id, row.kind, _status(row), row.step.value, row.progress, _time(row.submitted_at)) for row in rows],
    )


@command.command(
    "show",
    help=teach(
        "Show a job: what it made, or why it failed.",
        "jobs show job_4f1c",
        "jobs show job_4f1c --json",
        codes="0 done, 2 no such job, 70 our bug",
    ),
    short_help="Show a job with what it made.",
)
@click.argument("job_id", metavar="JOB")
@_json_option
@data_option
def show_job(job_id: str, data: Path | None, *, as_json: bool) -> None:
    """Show a job with what it made and why it failed."""
    with open_kit(load(data)) as kit:
        row = kit.store.jobs.get(TENANT, job_id)
        made = kit.store.jobs.artifacts(TENANT, job_id)
        summary = dict(kit.store.jobs.summary(TENANT, job_id))
    artifacts = [{"id": item.id, "kind": item.kind, "bytes": item.size_bytes} for item in made]
    facts = {**_line(row), "policy": row.policy, "document_ids": list(row.document_ids), "summary": summary}
    if as_json:
        show_json({**facts, "artifacts": artifacts})
        return
    for name, value in facts.items():
        show(f"{name:13} {value}")
    for item in artifacts:
        show(f"{'artifact':13} {item['id']}  {item['kind']}  {item['bytes']} bytes")


@command.command(
    "follow",
    help=teach(
        "Show a job's progress until it ends.",
        "jobs follow job_4f1c",
        "jobs follow job_4f1c && echo ready",
        codes="0 it is done, 2 no such job, 3 it ended without a result, 70 our bug",
    ),
    short_help="Show a job's progress until it ends.",
)
@click.argument("job_id", metavar="JOB")
@data_option
def follow(job_id: str, data: Path | None) -> None:
    """Show a job's progress until it ends; exit 3 when it ended without a result."""
    with open_kit(load(data)) as kit, meter() as shown:
        after = 0
        while True:
            row = kit.store.jobs.get(TENANT, job_id)
            for event in kit.store.jobs.events(TENANT, job_id, after):
                after = event.sequence
                shown.update(event.progress, f"{event.step.value}: {event.message}")
            if row.state.is_final:
                break
            time.sleep(LOOK_S)
    show(f"{row.id}  {_status(row)}")
    if row.state is not JobState.DONE:
        raise Leave(FOUND)


@command.command(
    "cancel",
    help=teach(
        "Cancel a waiting or running job; it leaves no result.",
        "jobs cancel job_4f1c",
        "jobs cancel job_4f1c --data /srv/maskmill",
        codes="0 done, 2 no such job or it is over, 70 our bug",
    ),
    short_help="Cancel a waiting or running job.",
)
@click.argument("job_id", metavar="JOB")
@data_option
def cancel(job_id: str, data: Path | None) -> None:
    """Cancel a waiting or running job; it leaves no result."""
    from maskmill.engine.jobs import cancel as cancel_job

    with open_kit(load(data)) as kit:
        row = cancel_job(kit, TENANT, job_id, ACTOR)
    show(f"{row.id}  {'cancelling' if row.cancel_requested and not row.state.is_final else _status(row)}")


@command.command(
    "retry",
    help=teach(
        "Run a failed, refused or cancelled job again.",
        "jobs retry job_4f1c",
        "jobs retry job_4f1c --data /srv/maskmill",
        codes="0 done, 2 no such job or it cannot be retried, 70 our bug",
    ),
    short_help="Run a failed, refused or cancelled job again.",
)
@click.argument("job_id", metavar="JOB")
@data_option
def retry(job_id: str, data: Path | None) -> None:
    """Run a failed, refused or cancelled job again, from its first attempt."""
    from maskmill.engine.jobs import retry as retry_job

    with open_kit(load(data)) as kit:
        row = retry_job(kit, TENANT, job_id, ACTOR)
    show(f"{row.id}  {_status(row)}")


def _line(row: JobRow) -> dict[str, object]:
    """Return a job as JSON has it."""
    return {
        "job_id": row.id,
        "kind": row.kind,
        "status": _status(row),
        "step": row.step.value,
        "progress": row.progress,
        "attempt": row.attempt,
        "submitted_at": _time(row.submitted_at),
        "problem": None if row.problem is None else dict(row.problem),
    }


def _status(row: JobRow) -> str:
    """Return the API's word for a row's state."""
    return api_status(row.state, row.attempt).value


def _time(seconds: float) -> str:
    """Return a time as ISO 8601, UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
