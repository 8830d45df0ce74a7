"""`maskmill jobs`: what the server works on, seen and steered by its operator."""

from __future__ import annotations

import click

from maskmill.cli.jobs.dead import dead
from maskmill.cli.jobs.follow import follow
from maskmill.cli.jobs.look import list_jobs, show_job
from maskmill.cli.jobs.steer import cancel, retry
from maskmill.cli.teach import teach


@click.group(
    "jobs",
    help=teach(
        "List, show, follow, cancel and retry jobs of this machine's data folder.",
        "jobs list --state failed",
        "jobs follow job_4f1c",
        "jobs dead",
        codes="0 done, 2 no such job or not in its state, 3 a followed job ended without a result, 70 our bug",
    ),
    short_help="List, show, follow, cancel and retry jobs.",
)
def command() -> None:
    """Hold the commands."""


for part in (list_jobs, show_job, follow, cancel, retry, dead):
    command.add_command(part)
