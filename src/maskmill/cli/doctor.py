"""`maskmill doctor`: is this machine fit for the work, and what is missing?"""

from __future__ import annotations

from pathlib import Path

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.exits import FOUND, Leave
from maskmill.cli.terminal import show, show_json

HELP = """Check this machine: one line for each thing, with what to do when it is not well.

\b
Examples:
  maskmill doctor
  maskmill doctor --json --data /srv/maskmill

\b
Exit codes: 0 nothing is bad (a warning is not bad), 2 wrong settings, 3 something is bad, 70 our bug.
"""


@click.command("doctor", help=HELP, short_help="Check this machine and say what to do.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@data_option
def command(data: Path | None, *, as_json: bool) -> None:
    """Run every check."""
    from maskmill.cli.checks import CHECKS, Level, run_check

    settings = load(data)
    findings = [finding for check in CHECKS for finding in run_check(check, settings)]
    if as_json:
        show_json({"checks": [{"name": f.name, "level": f.level.value, "detail": f.detail} for f in findings]})
    else:
        for finding in findings:
            show(f"{finding.level.value:5} {finding.name:14} {finding.detail}")
    if any(finding.level is Level.BAD for finding in findings):
        raise Leave(FOUND)
