"""`maskmill serve`: the HTTP API alone."""

from __future__ import annotations

from pathlib import Path

import click

from maskmill.cli.become import become
from maskmill.cli.configuration import data_option

HELP = """Start the HTTP API alone, in the foreground. `maskmill up` starts everything.

\b
Examples:
  maskmill serve
  maskmill serve --host 0.0.0.0 --port 8080 --data /srv/maskmill

\b
Exit codes: 0 ended by a signal, 2 wrong settings, 70 our bug or a part is missing.
"""


@click.command("serve", help=HELP, short_help="Start the HTTP API alone.")
@click.option("--host", help="Address to listen on (MASKMILL_HOST; 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65_535), help="Port to listen on (MASKMILL_PORT; 8800).")
@data_option
def command(host: str | None, port: int | None, data: Path | None) -> None:
    """Become the API's process."""
    become(
        "maskmill.cli.serving",
        environment={"MASKMILL_HOST": host, "MASKMILL_PORT": port, "MASKMILL_DATA": data},
    )
