"""Errors become one sentence and one exit code, and never a value."""

import itertools

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill import errors
from maskmill.cli.exits import BUG, INTERRUPTED, ORDER, USAGE, Leave, exit_code_of, fault_id, guarded, trail, worst

SECRET = "219-09-4567"


def fail_with(error: BaseException) -> None:
    raise error


OF_THE_TREE = [kind for _, kind in sorted(errors.by_slug().items()) if kind.__module__ == errors.__name__]
"""Other tests of this process may have loaded the web's own errors: those are made in their own ways."""


@pytest.mark.parametrize("kind", [kind for kind in OF_THE_TREE if kind is not errors.MaskmillError])
def test_an_error_of_the_tree_prints_its_sentence_and_returns_its_exit_code(
    kind: type[errors.MaskmillError], capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(lambda: fail_with(kind("It happened; do this"))) == kind.exit_code
    shown = capsys.readouterr()
    assert shown.err == "maskmill: It happened; do this\n"
    assert not shown.out


@pytest.mark.parametrize("error", [ValueError(SECRET), KeyError(SECRET), RuntimeError(SECRET), OSError(SECRET)])
def test_a_bug_shows_an_id_and_never_what_it_was_about(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: fail_with(error), debug=True) == BUG
    shown = capsys.readouterr().err
    assert fault_id(error) in shown
    assert type(error).__name__ in shown
    assert "test_exits.py" in shown
    assert SECRET not in shown


def test_without_debug_a_bug_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: fail_with(ValueError(SECRET))) == BUG
    assert capsys.readouterr().err.count("\n") == 1


def test_the_trail_names_the_cause_but_not_its_words() -> None:
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as error:
        lines = trail(error)
    assert [line for line in lines if not line.startswith(" ")] == ["builtins.RuntimeError", "builtins.ValueError"]
    assert not any(SECRET in line for line in lines)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_an_interrupt_is_130_and_tidy(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: fail_with(error)) == INTERRUPTED
    assert capsys.readouterr().err.count("\n") == 1


def test_a_full_disk_is_named_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: fail_with(OSError(28, "No space left on device"))) == errors.StorageFull.exit_code
    assert "free some space" in capsys.readouterr().err


def test_a_folder_that_may_not_be_written_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: fail_with(PermissionError(13, "Permission denied", SECRET))) == USAGE
    assert SECRET not in capsys.readouterr().err


def test_a_command_may_leave_with_a_code_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert guarded(lambda: fail_with(Leave(3))) == 3
    assert not capsys.readouterr().err


def test_a_wrong_flag_points_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    @click.command("thing")
    def thing() -> None:
        """Do nothing."""

    assert exit_code_of(thing, ["--wrong"]) == USAGE
    shown = capsys.readouterr().err
    assert shown.startswith("maskmill: No such option")
    assert "--help)" in shown
    assert shown.count("\n") == 1


def test_several_files_exit_with_the_first_that_applies() -> None:
    assert ORDER == (70, 3, 6, 5, 4, 2)
    for better, worse in itertools.combinations([*ORDER, 0], 2):
        assert worst([worse, better, worse]) == better


@given(st.lists(st.sampled_from([*ORDER, 0])))
def test_the_exit_code_of_several_files_does_not_depend_on_their_order(codes: list[int]) -> None:
    assert worst(codes) == worst(sorted(codes)) == worst(reversed(codes))
    assert worst(codes) in {*codes, 0}
