"""`maskmill worker`: one Celery worker."""

from __future__ import annotations

from pathlib import Path

import click

from maskmill.cli.become import become
from maskmill.cli.configuration import check_addresses, data_option, load
from maskmill.domain.job import Queue

HELP = """Start a worker alone, in the foreground. SIGTERM lets running jobs finish; SIGQUIT does not.

\b
Profiles (a flag that is given wins):
  throughput   4 pool processes, one job ahead of each
  memory       1 pool process, replaced after 10 jobs
  cpu          2 solo workers side by side, watched and started again

\b
Examples:
  maskmill worker
  maskmill worker --queue high_priority --queue redaction --concurrency 8
  maskmill worker --autoscale 10,2
  maskmill worker --profile memory --loglevel DEBUG

\b
Exit codes: 0 ended by a signal, 2 wrong call or settings, 70 our bug or a part is missing.
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
@click.option("--autoscale", metavar="MAX,MIN", help="Let the pool grow and shrink with its queues, between the two.")
@click.option(
    "--pool",
    type=click.Choice(["prefork", "solo", "threads"]),
    help="prefork; or solo: one job at a time in the worker itself. threads is refused, with the reason.",
)
@click.option("--max-tasks-per-child", type=click.IntRange(1), metavar="N", help="Replace a pool process after N jobs.")
@click.option(
    "--loglevel",
    type=click.Choice(["DEBUG", "INFO", "WARNING", "ERROR"], case_sensitive=False),
    help="Least level that is logged (MASKMILL_LOG_LEVEL; INFO).",
)
@click.option("--profile", type=click.Choice(["throughput", "memory", "cpu"]), help="Several flags by one name.")
@click.option("--debug", is_flag=True, help="Log level DEBUG, started and sent events for monitors.")
@click.option("--name", help="Name of the worker [default: celery@HOST].")
@click.option("--ready-file", type=click.Path(path_type=Path), help="File to write when the worker is ready.")
@data_option
def command(queues: tuple[str, ...], data: Path | None, *, debug: bool, **flags: object) -> None:
    """Become the worker's process, which reads the same flags."""
    check_addresses(load(data))
    words = [part for queue in queues for part in ("--queue", queue)]
    for name, value in flags.items():
        if value is not None:
            words += [f"--{name.replace('_', '-')}", str(value)]
    become("maskmill.tasks.worker", [*words, *(["--debug"] if debug else [])], {"MASKMILL_DATA": data})
