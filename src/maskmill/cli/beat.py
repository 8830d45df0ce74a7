"""`maskmill beat`: the dispatch loop, the reconciler and the schedule."""

from __future__ import annotations

from pathlib import Path

import click

from maskmill.cli.become import become
from maskmill.cli.configuration import check_addresses, data_option, load

HELP = """Start the dispatch loop, the reconciler and the schedule alone, in the foreground.

Several may run; one of them leads, and another takes over when it dies.

\b
Examples:
  maskmill beat
  maskmill beat --data /srv/maskmill

\b
Exit codes: 0 ended by a signal, 2 wrong settings, 70 our bug or a part is missing.
"""


@click.command("beat", help=HELP, short_help="Start the dispatch loop and the reconciler alone.")
@click.option("--ready-file", type=click.Path(path_type=Path), help="File to write when it is ready.")
@data_option
def command(ready_file: Path | None, data: Path | None) -> None:
    """Become the beat's process."""
    check_addresses(load(data))
    flags = [] if ready_file is None else ["--ready-file", str(ready_file)]
    become("maskmill.tasks.beat", flags, {"MASKMILL_DATA": data})
