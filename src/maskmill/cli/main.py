"""The entry point: every command by its name, every error by its exit code."""

from __future__ import annotations

from collections.abc import Sequence

import click

from maskmill.cli.exits import exit_code_of
from maskmill.cli.lazy import LazyGroup

SECTIONS = {
    "Documents": {
        "redact": "Remove personal data from files and prove that it is gone.",
        "detect": "Find personal data in a text or a file.",
        "verify": "Check a redacted file against its certificate, offline.",
        "policy": "List, show and check policies.",
    },
    "Server": {
        "demo": "Run the whole loop on generated sample documents.",
        "up": "Start everything on this machine.",
        "serve": "Start the HTTP API alone.",
        "worker": "Start a worker alone.",
        "beat": "Start the dispatch loop and the reconciler alone.",
        "jobs": "List, show, follow, cancel and retry jobs.",
        "queues": "List, pause, resume and empty queues.",
        "workers": "Ask the workers what they are and do.",
    },
    "Operation": {
        "keys": "Make API keys, export the signing key, trust other keys.",
        "audit": "Verify the audit chains.",
        "doctor": "Check this machine and say what to do.",
        "config": "Show every setting and where it comes from.",
    },
}

HELP = """Find personal data in documents, remove it, and prove that it is gone.

\b
Examples:
  maskmill redact contract.pdf -o out
  maskmill verify out/contract.pdf --certificate out/contract.pdf.certificate.json

\b
Exit codes: 0 done, 2 wrong call, 3 refused or found, 4 not readable or damaged,
5 needs a password, 6 limit exceeded, 70 our bug, 130 interrupted.
"""


@click.group(cls=LazyGroup, name="maskmill", sections=SECTIONS, help=HELP)
@click.option("--debug", is_flag=True, help="On a bug of ours, show where it happened (never any values).")
@click.version_option(package_name="maskmill", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, *, debug: bool) -> None:
    """Keep what all commands share."""
    context.obj = {"debug": debug}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; the only place where an error becomes one."""
    return exit_code_of(cli, arguments)


if __name__ == "__main__":
    raise SystemExit(main())
