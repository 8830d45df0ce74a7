"""`maskmill jobs cancel` and `retry`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.jobs.words import ACTOR, counted, json_option, status
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import show, show_json

if TYPE_CHECKING:
    from maskmill.ports.dead import Cause


@click.command(
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
    show(f"{row.id}  {'cancelling' if row.cancel_requested and not row.state.is_final else status(row)}")


@click.command(
    "retry",
    help=teach(
        "Run a failed, refused or cancelled job again, or all failed ones of a cause.",
        "jobs retry job_4f1c",
        "jobs retry --dead --slug store-unavailable",
        "jobs retry --dead --kind redact --limit 100 --json",
        codes="0 done, 2 no such job or it cannot be retried, 70 our bug",
    ),
    short_help="Run a job again, or all failed ones of a cause.",
)
@click.argument("job_id", metavar="[JOB]", required=False)
@click.option("--dead", is_flag=True, help="Retry failed jobs instead of one; see: maskmill jobs dead.")
@click.option("--kind", help="With --dead: only jobs of this kind.")
@click.option("--slug", help="With --dead: only jobs that this problem ended.")
@click.option("--limit", type=click.IntRange(1), help="With --dead: at most so many, the oldest first.")
@json_option
@data_option
def retry(
    job_id: str | None,
    kind: str | None,
    slug: str | None,
    limit: int | None,
    data: Path | None,
    *,
    dead: bool,
    as_json: bool,
) -> None:
    """Run one job again from its first attempt, or those of a cause."""
    narrowed = any(value is not None for value in (kind, slug, limit))
    if dead == (job_id is not None) or (narrowed and not dead):
        raise click.UsageError("Name one job; or give --dead, with --kind, --slug and --limit as you like")
    if job_id is None:
        from maskmill.ports.dead import Cause

        _retry_dead(data, Cause(kind, slug), limit, as_json=as_json)
        return
    from maskmill.engine.jobs import retry as retry_job

    with open_kit(load(data)) as kit:
        row = retry_job(kit, TENANT, job_id, ACTOR)
    if as_json:
        show_json({"job_id": row.id, "status": status(row)})
    else:
        show(f"{row.id}  {status(row)}")


def _retry_dead(data: Path | None, cause: Cause, limit: int | None, *, as_json: bool) -> None:
    """Queue the failed jobs of a cause again."""
    from maskmill.engine.dead import retry_dead

    with open_kit(load(data)) as kit:
        done = retry_dead(kit, TENANT, cause, ACTOR, limit)
    if as_json:
        show_json({"retried": done.retried, "left": done.left})
        return
    show(f"{counted(done.retried, 'job')} queued again, {done.left} of this cause left")
