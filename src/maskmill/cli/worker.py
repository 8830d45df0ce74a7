"""`maskmill worker`: one Celery worker."""

from __future__ import annotations

from pathlib import Path

import click

from maskmill.cli.become import become
from maskmill.cli.configuration import check_addresses, data_option, load
from maskmill.domain.job import Queue

HELP = """Start a worker alone, in the foreground. SIGTERM lets running jobs finish; SIGQUIT does not.

\b
Examples:
  maskmill worker
  maskmill worker --queue high_priority --queue redaction --concurrency 8

\b
Exit codes: 0 ended by a signal, 2 wrong settings, 70 our bug or a part is missing.
"""


@click.command("worker", help=HELP, short_help="Start a worker alone.")
@click.option(
    "--queue",
    "queues",
    multiple=True,
    type=click.Choice([item.value for item in Queue]),
    help="Only this queue; repeat for more. All, when left out.",
)
@click.option("--concurrency", type=click.IntRange(1, 64), help="Pool processes (MASKMILL_CONCURRENCY; 4).")
@click.option("--name", help="Name of the worker [default: celery@HOST].")
@click.option("--pool", type=click.Choice(["prefork", "solo", "threads"]), help="Kind of pool [default: prefork].")
@click.option("--ready-file", type=click.Path(path_type=Path), help="File to write when the worker is ready.")
@data_option
def command(
    queues: tuple[str, ...],
    concurrency: int | None,
    name: str | None,
    pool: str | None,
    ready_file: Path | None,
    data: Path | None,
) -> None:
    """Become the worker's process."""
    check_addresses(load(data))
    flags = {"--concurrency": concurrency, "--name": name, "--pool": pool, "--ready-file": ready_file}
    given = [part for flag, value in flags.items() if value is not None for part in (flag, str(value))]
    queued = [part for queue in queues for part in ("--queue", queue)]
    become("maskmill.tasks.worker", [*queued, *given], {"MASKMILL_DATA": data})
