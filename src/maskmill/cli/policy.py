"""`maskmill policy`: what is removed, kept, or left to a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.mill import policies
from maskmill.cli.teach import teach
from maskmill.cli.terminal import show, show_json, show_table
from maskmill.domain.entity import EntityType

if TYPE_CHECKING:
    from maskmill.domain.policy import Policy


@click.group(
    "policy",
    help=teach("List, show and check policies.", "policy list", "policy check ours.yaml"),
    short_help="List, show and check policies.",
)
def command() -> None:
    """Hold the commands."""


@command.command(
    "list",
    help=teach("List the policies by name.", "policy list", "policy list --data /srv/maskmill"),
    short_help="List the policies.",
)
@data_option
def list_policies(data: Path | None) -> None:
    """Print the names."""
    for name in policies(load(data)).names():
        show(name)


@command.command(
    "show",
    help=teach("Show what a policy does with each type.", "policy show default", "policy show ours.yaml --json"),
    short_help="Show what a policy does with each type.",
)
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@data_option
def show_policy(name: str, data: Path | None, *, as_json: bool) -> None:
    """Print the treatment of each type."""
    policy = policies(load(data)).load(name)
    if as_json:
        show_json({"name": policy.name, "version": policy.version, "types": _types(policy)})
        return
    show(f"{policy.name}, version {policy.version}")
    show()
    show_table(
        ("TYPE", "ACTION", "FROM SCORE", "STRATEGY"),
        [(kind, *treatment.values()) for kind, treatment in _types(policy).items()],
    )


@command.command(
    "check",
    help=teach(
        "Check a policy file against its schema; an error names the line.",
        "policy check ours.yaml",
        "policy check ours.yaml && maskmill redact x.pdf -o out --policy ours.yaml",
        codes="0 it is valid, 2 it is not, 70 our bug",
    ),
    short_help="Check a policy file.",
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@data_option
def check(path: Path, data: Path | None) -> None:
    """Load the file; what is wrong with it is the error."""
    policy = policies(load(data)).load(str(path.absolute()))
    show(f"{policy.name}, version {policy.version}: valid")


def _types(policy: Policy) -> dict[str, dict[str, object]]:
    """Return the treatment of every type."""
    return {
        kind.value: {
            "action": (treatment := policy.treatment(kind)).action.value,
            "threshold": treatment.threshold,
            "strategy": treatment.strategy.value,
        }
        for kind in EntityType
    }
