"""`maskmill jobs list` and `show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.jobs.words import json_option, line, span, status, time, title
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import show, show_json, show_table
from maskmill.domain.job import JobState

if TYPE_CHECKING:
    from maskmill.ports.queues import Place


@click.command(
    "list",
    help=teach(
        "List jobs, newest first.",
        "jobs list",
        "jobs list --state running --json",
        "jobs list --of job_4f1c --state failed",
    ),
    short_help="List jobs, newest first.",
)
@click.option("--state", type=click.Choice([item.value for item in JobState]), help="Only jobs in this state.")
@click.option("--kind", help="Only jobs of this kind.")
@click.option("--of", "parent_id", metavar="JOB", help="The parts of a job over several documents.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many.")
@json_option
@data_option
def list_jobs(
    state: str | None, kind: str | None, parent_id: str | None, limit: int, data: Path | None, *, as_json: bool
) -> None:
    """List jobs, newest first; parts in their order."""
    from maskmill.ports.jobs import JobFilter

    only = JobFilter(None if state is None else frozenset({JobState(state)}), None, kind, parent_id)
    with open_kit(load(data)) as kit:
        if parent_id is not None:
            kit.store.jobs.get(TENANT, parent_id)
        rows, _cursor = kit.store.jobs.list(TENANT, only, limit)
    if as_json:
        show_json({"jobs": [line(row) for row in rows]})
        return
    show_table(
        ("JOB", "KIND", "STATUS", "STEP", "%", "SUBMITTED", "PROBLEM"),
        [
            (row.id, row.kind, status(row), row.step.value, row.progress, time(row.submitted_at), title(row))
            for row in rows
        ],
    )


@click.command(
    "show",
    help=teach(
        "Show a job: what it made, why it failed, or what it waits for.",
        "jobs show job_4f1c",
        "jobs show job_4f1c --json",
        codes="0 done, 2 no such job, 70 our bug",
    ),
    short_help="Show a job with what it made.",
)
@click.argument("job_id", metavar="JOB")
@json_option
@data_option
def show_job(job_id: str, data: Path | None, *, as_json: bool) -> None:
    """Show a job with what it made, why it failed, and where it stands while it waits."""
    from maskmill.engine.queues import place
    from maskmill.engine.waits import hindrance

    with open_kit(load(data)) as kit:
        row = kit.store.jobs.get(TENANT, job_id)
        made = kit.store.jobs.artifacts(TENANT, job_id)
        summary = dict(kit.store.jobs.summary(TENANT, job_id))
        queued = row.state is JobState.QUEUED
        stands = place(kit, TENANT, job_id) if queued else None
        waits_for = hindrance(kit, row) if queued else None
    artifacts = [{"id": item.id, "kind": item.kind, "bytes": item.size_bytes} for item in made]
    facts = {**line(row), "policy": row.policy, "document_ids": list(row.document_ids), "summary": summary}
    if as_json:
        place_of = None if stands is None else {"ahead": stands.ahead, "start_in_s": stands.start_in_s}
        show_json({**facts, "place": place_of, "waits_for": waits_for, "artifacts": artifacts})
        return
    if stands is not None:
        facts["place"] = _words(stands)
    if waits_for is not None:
        facts["waits_for"] = waits_for
    if row.problem is not None:
        facts["problem"] = f"{row.problem.get('title')} ({row.problem.get('slug')}): {row.problem.get('detail')}"
    for name, value in facts.items():
        if value is not None:
            show(f"{name:13} {value}")
    for item in artifacts:
        show(f"{'artifact':13} {item['id']}  {item['kind']}  {item['bytes']} bytes")


def _words(place: Place) -> str:
    """Say where a job stands."""
    start = "start unknown" if place.start_in_s is None else f"starts in about {span(place.start_in_s)}"
    return f"{place.ahead} before it, {start}"
