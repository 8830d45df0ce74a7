"""`maskmill audit`: does the chain still hang together?"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.exits import FOUND, Leave
from maskmill.cli.mill import CLI_AUDIT, file_audit, file_mill, has_database, open_kit
from maskmill.cli.teach import teach
from maskmill.cli.terminal import show, show_json

if TYPE_CHECKING:
    from maskmill.engine.audit import ChainVerdict
    from maskmill.settings import Settings


@click.group(
    "audit",
    help=teach(
        "Verify the audit chains: the server's, and the one of this command line.",
        "audit verify",
        "audit verify --json --data /srv/maskmill",
        codes="0 the chains hold, 3 a row was changed, 70 our bug",
    ),
    short_help="Verify the audit chains.",
)
def command() -> None:
    """Hold the commands."""


@command.command(
    "verify",
    help=teach(
        "Check every row of both chains: number, link, hash, and the signatures of the checkpoints.",
        "audit verify",
        "audit verify --json",
        codes="0 the chains hold, 3 a row was changed, 70 our bug",
    ),
    short_help="Check every row of the chains.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@data_option
def verify(data: Path | None, *, as_json: bool) -> None:
    """Check the chains that are there."""
    verdicts = dict(_chains(load(data)))
    if as_json:
        show_json({"chains": {name: asdict(verdict) for name, verdict in verdicts.items()}})
    for name, verdict in {} if as_json else verdicts.items():
        state = "holds" if verdict.ok else f"BROKEN at row {verdict.bad_seq}"
        show(f"{name:12} {state}, {verdict.rows} rows, signed up to row {verdict.signed_to}")
    if not verdicts and not as_json:
        show("there is no audit chain in this data folder yet")
    if not all(verdict.ok for verdict in verdicts.values()):
        raise Leave(FOUND)


def _chains(settings: Settings) -> list[tuple[str, ChainVerdict]]:
    """Check each chain that exists; looking makes none."""
    from maskmill.engine.audit import verify_chain

    found: list[tuple[str, ChainVerdict]] = []
    if has_database(settings):
        with open_kit(settings) as kit:
            found.append(("server", verify_chain(kit.store.audit.rows(), kit.mill.signer.public_key())))
    if (settings.data / CLI_AUDIT).exists():
        mill = file_mill(settings)
        try:
            chain = file_audit(settings, mill)
            found.append(("command-line", verify_chain(chain.rows(), mill.signer.public_key())))
        finally:
            mill.sandbox.close()
    return found
