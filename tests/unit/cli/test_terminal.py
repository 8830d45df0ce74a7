"""What reaches a terminal cannot steer it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.cli.terminal import Meter, meter, printable, say, show_table


@given(st.text())
def test_no_control_character_passes(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert len(shown) == len(text)


def test_an_escape_sequence_in_a_name_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    say("\x1b[2Jletter.pdf\r\n")
    assert capsys.readouterr().err == "\N{REPLACEMENT CHARACTER}[2Jletter.pdf" + 2 * "\N{REPLACEMENT CHARACTER}" + "\n"


def test_columns_are_as_wide_as_their_widest_cell(capsys: pytest.CaptureFixture[str]) -> None:
    show_table(("A", "LONG"), [("value", 1), ("x", 22)])
    assert capsys.readouterr().out.splitlines() == ["A      LONG", "value  1", "x      22"]


def test_progress_that_is_no_terminal_is_one_line_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    with meter() as shown:
        shown.update(1, "Opening")
        shown.update(2, "Opening")
        shown.update(40, "Looking")
    assert capsys.readouterr().err.splitlines() == ["  1 %  Opening", " 40 %  Looking"]


def test_quiet_says_nothing_but_problems(capsys: pytest.CaptureFixture[str]) -> None:
    with meter(quiet=True) as shown:
        shown.update(1, "Opening")
        shown.line("done")
        shown.problem("it broke")
    assert capsys.readouterr() == ("", "it broke\n")


def test_a_bar_moves(capsys: pytest.CaptureFixture[str]) -> None:
    from rich.progress import Progress

    bar = Progress(disable=True)
    task = bar.add_task("", total=100)
    Meter(bar, task).update(50, "Half")
    assert bar.tasks[0].completed == 50
    assert bar.tasks[0].description == "Half"
    assert not capsys.readouterr().err
