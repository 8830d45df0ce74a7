from __future__ import annotations

import pytest

from maskmill.domain.detect.columns import REACH, cells, heading


def head_of(text: str, value: str) -> str | None:
    start = text.index(value)
    return heading(text, start, start + len(value))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("pesel,amount\n4405,12.50", "pesel"),
        ("id;pesel;status\n7;4405;open", "pesel"),
        ("id\tpesel\n7\t4405\n", "pesel"),
        ("| PESEL | Status |\n|---|---|\n| 4405 | open |", "PESEL"),
        ("| A | PESEL |\n|---|---|\n| x | y |\n| z |  4405  |", "PESEL"),
        ('"id","pesel"\r\n"7","4405"\r\n', '"pesel"'),
        ("see 4405, then\nno, 7", None),
        ("4405", None),
        ("1234,5\n4405,6", None),
        ("a,b,c\n4405,6", None),
        ("pesel: 1,b\n4405,6", None),
    ],
)
def test_the_first_line_of_a_table_names_its_columns(text: str, name: str | None) -> None:
    assert head_of(text, "4405") == name


def test_names_that_are_far_above_do_not_count() -> None:
    rows = "".join(f"{at:08};open\n" for at in range(REACH // 14 + 2))
    text = f"pesel;status\n{rows}"
    assert head_of(text, "00000100") == "pesel"
    last = text.rindex("\n", 0, -1) + 1
    assert heading(text, last, last + 8) is None


def test_a_label_names_the_cells_beneath_it() -> None:
    text = "| Card | CVV |\n|---|---|\n| a | 123 |\n| b | 456 |\n\n| c | 789 |"
    start = text.index("CVV")
    assert [text[a:b].strip() for a, b in cells(text, start, start + 3)] == ["123", "456"]


@pytest.mark.parametrize(
    "text", ["cvv 123, and\nmore, 456", "cvv\n123", "a;cvv 123\nb;456", "x;y\na;cvv\nb;456", "cvv"]
)
def test_a_label_in_running_text_names_no_cells(text: str) -> None:
    start = text.index("cvv")
    assert cells(text, start, start + 3) == []
