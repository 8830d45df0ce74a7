"""`maskmill up`: broker, API, worker and beat on this machine, under one supervisor."""

from __future__ import annotations

from pathlib import Path

import click

from maskmill.cli.configuration import data_option
from maskmill.cli.terminal import say, show

HELP = """Start everything on this machine: broker, HTTP API, workers, dispatch loop.

Prints an API key, shown this once, at the first start on a data folder, and a line when it is ready. Ends on
Ctrl-C or SIGTERM; running jobs finish first.

\b
Examples:
  maskmill up
  maskmill up --port 0 --workers 4 --data /srv/maskmill

\b
Exit codes: 0 ended by a signal, 2 wrong settings or a stack runs already, 70 a part does not start.
"""


@click.command("up", help=HELP, short_help="Start everything on this machine.")
@click.option("--host", help="Address that the API listens on (MASKMILL_HOST; 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port of the API; 0: a free one (MASKMILL_PORT; 8800).")
@click.option("--workers", type=click.IntRange(1, 64), help="Worker processes (MASKMILL_WORKERS; 2).")
@data_option
def command(host: str | None, port: int | None, workers: int | None, data: Path | None) -> None:
    """Start the stack, say where it is, and wait for its end."""
    from maskmill.cli.exits import apart
    from maskmill.cli.stack import prepared, read

    stack = read(apart(lambda: prepared(data, host=host, port=port, workers=workers)))
    say("maskmill: starting; the first start takes a few seconds")
    with stack:  # SIGTERM and SIGINT end the wait, and the stack drains
        if stack.is_up:
            show(f"Maskmill is ready at {stack.address}")
            show(f"Log: {stack.log_path}   Stop: Ctrl-C")
        stack.wait()
        say("maskmill: stopping; running jobs finish first")
