"""`maskmill jobs dead`: failed jobs by cause."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.jobs.words import json_option, time
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import say, show_json, show_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from maskmill.engine.dead import Diagnosis
    from maskmill.ports.dead import DeadJob


@click.command(
    "dead",
    help=teach(
        "List failed jobs by cause, with what to do; with --kind or --slug, the jobs themselves.",
        "jobs dead",
        "jobs dead --slug damaged-file",
        "jobs dead --kind redact --json",
    ),
    short_help="List failed jobs by cause.",
)
@click.option("--kind", help="The failed jobs of this kind.")
@click.option("--slug", help="The jobs that this problem ended.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="How many jobs.")
@json_option
@data_option
def dead(kind: str | None, slug: str | None, limit: int, data: Path | None, *, as_json: bool) -> None:
    """List the causes, or the jobs of one."""
    from maskmill.engine.dead import diagnose
    from maskmill.ports.dead import Cause

    with open_kit(load(data)) as kit:
        if kind is None and slug is None:
            _causes(diagnose(kit, TENANT), as_json=as_json)
            return
        cause = Cause(kind, slug)
        jobs, total = kit.store.dead.jobs(TENANT, cause, limit), kit.store.dead.count(TENANT, cause)
    _jobs(jobs, total, as_json=as_json)


def _causes(found: Sequence[Diagnosis], *, as_json: bool) -> None:
    """Write the groups; what to do next goes to standard error."""
    if as_json:
        show_json({"total": sum(item.group.count for item in found), "groups": [_group(item) for item in found]})
        return
    show_table(
        ("JOBS", "KIND", "SLUG", "RETRY", "LAST", "EXAMPLE", "PROBLEM"),
        [
            (
                item.group.count,
                item.group.kind,
                item.group.slug,
                item.retrying.value,
                time(item.group.last_at),
                item.group.example_id,
                item.title,
            )
            for item in found
        ],
    )
    if not found:
        say("No job has failed")
        return
    for advice in dict.fromkeys(f"{item.retrying}: {item.advice}" for item in found):
        say(advice)
    say("Run those of a cause again with: maskmill jobs retry --dead --slug SLUG")


def _group(item: Diagnosis) -> dict[str, object]:
    """Return a group as JSON has it."""
    return {
        "kind": item.group.kind,
        "slug": item.group.slug,
        "title": item.title,
        "count": item.group.count,
        "first_at": time(item.group.first_at),
        "last_at": time(item.group.last_at),
        "example": item.group.example_id,
        "retry": item.retrying.value,
        "advice": item.advice,
    }


def _jobs(jobs: Sequence[DeadJob], total: int, *, as_json: bool) -> None:
    """Write the jobs of a cause."""
    if as_json:
        lines = [
            {
                "job_id": job.id,
                "kind": job.kind,
                "slug": job.slug,
                "failed_at": time(job.at),
                "attempt": job.attempt,
                "parent_id": job.parent_id,
            }
            for job in jobs
        ]
        show_json({"total": total, "jobs": lines})
        return
    show_table(
        ("JOB", "KIND", "SLUG", "FAILED", "ATTEMPT", "PART OF"),
        [(job.id, job.kind, job.slug, time(job.at), job.attempt, job.parent_id or "") for job in jobs],
    )
    if total > len(jobs):
        say(f"{total - len(jobs)} more; ask for them with --limit")
