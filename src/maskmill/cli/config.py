"""`maskmill config`: every setting, its value and where it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.teach import teach
from maskmill.cli.terminal import show_json, show_table

HIDDEN = "********"
_CREDENTIALS = re.compile(r"(?<=://)[^/@]+(?=@)")
"""Who logs in, in a URL that is no secret as a whole."""


@click.group(
    "config",
    help=teach("Show every setting and where it comes from. Secrets are hidden.", "config show", "config show --json"),
    short_help="Show every setting and where it comes from.",
)
def command() -> None:
    """Hold the commands."""


@command.command(
    "show",
    help=teach(
        "Print every setting with its value and its source; secrets are hidden.",
        "config show",
        "config show --json",
        codes="0 done, 2 a setting is not valid, 70 our bug",
    ),
    short_help="Print every setting.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@data_option
def show_settings(data: Path | None, *, as_json: bool) -> None:
    """Print the settings."""
    rows = _rows(data)
    if as_json:
        show_json({row[0]: {"value": row[1], "source": row[2], "description": row[3]} for row in rows})
    else:
        show_table(("SETTING", "VALUE", "SOURCE", "MEANING"), rows)


def _rows(data: Path | None) -> list[tuple[str, str, str, str]]:
    """Return name, value, source and meaning of each setting."""
    from pydantic import SecretStr

    settings = load(data)
    rows = []
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        shown = (
            HIDDEN if isinstance(value, SecretStr) else "" if value is None else _CREDENTIALS.sub(HIDDEN, str(value))
        )
        source = "default" if name not in settings.model_fields_set else "environment"
        if name == "data" and data is not None:
            source = "--data"
        rows.append((name, shown, source, field.description or ""))
    return rows
