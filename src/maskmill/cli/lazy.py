"""A group of commands that imports a command only when it is called: `--help` must be quick."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

Sections = Mapping[str, Mapping[str, str]]
"""Heading -> command -> its one line."""


class LazyGroup(click.Group):
    """Finds the command `name` as `command` of the module `maskmill.cli.<name>`."""

    def __init__(self, *, sections: Sections, **attributes: Any) -> None:
        """Take the commands with their lines, so that listing them needs no import; the rest is click's."""
        super().__init__(context_settings={"help_option_names": ["-h", "--help"]}, **attributes)
        self.sections = sections

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the sections."""
        del ctx
        return [name for commands in self.sections.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None when there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"maskmill.cli.{cmd_name}")
        found: click.Command = module.command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called, or fail with the name that was probably meant."""
        name = args[0]
        if name not in self.list_commands(ctx) and not name.startswith("-"):
            close = get_close_matches(name, self.list_commands(ctx), 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            ctx.fail(f"There is no command of that name{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections."""
        del ctx
        for heading, commands in self.sections.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()))
