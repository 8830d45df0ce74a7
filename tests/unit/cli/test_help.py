"""Every command teaches: what it does, two examples, its exit codes."""

from collections.abc import Iterator

import click
import pytest

from maskmill.cli.main import SECTIONS, cli, main


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command and every command of a group, by what one types."""
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for part, inner in command.commands.items():
                yield f"{name} {part}", inner


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_help_has_a_purpose_two_examples_and_exit_codes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*name.split(), "--help"]) == 0
    text = capsys.readouterr().out
    assert text.count("\n  " + "  maskmill ") + text.count("| maskmill ") >= 2
    assert "Exit codes:" in text
    assert "0 " in text.split("Exit codes:")[1]


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_option_says_what_it_is_for(name: str) -> None:
    command = dict(commands())[name]
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


@pytest.mark.parametrize(("name", "line"), [pair for section in SECTIONS.values() for pair in section.items()])
def test_the_list_says_of_a_command_what_the_command_says_of_itself(name: str, line: str) -> None:
    assert dict(commands())[name].short_help == line


def test_all_commands_of_the_design_are_there() -> None:
    wanted = "up serve worker beat demo detect redact verify jobs queues workers keys audit doctor config policy"
    assert set(wanted.split()) == {name for section in SECTIONS.values() for name in section}


def test_a_mistyped_command_is_met_with_the_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redcat"]) == 2
    assert capsys.readouterr().err == (
        "maskmill: There is no command of that name; did you mean redact? (see maskmill --help)\n"
    )
