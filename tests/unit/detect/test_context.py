from __future__ import annotations

import pytest

from maskmill.domain.detect.context import distance

WORDS = ("dl", "date of birth", "né")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("DL 12345", True),
        ("12345 is the DL", True),
        ("Date of birth: 12345", True),
        ("date_of_birth=12345", True),
        ("customer_dl: 12345", True),
        ("Né 12345", True),
        ("handle 12345", False),
        ("addled 12345", False),
        ("dl" + " " * 80 + "12345", False),
        ("12345", False),
    ],
)
def test_only_whole_words_near_by_count(text: str, near: bool) -> None:  # noqa: FBT001 - a column of the table
    start = text.index("12345")
    assert (distance(text, start, start + 5, WORDS, 60) is not None) is near


def test_a_word_that_the_window_cuts_does_not_count() -> None:
    text = "x 12345 " + " " * 23 + "dlong"
    assert distance(text, 2, 7, WORDS, 60) is None


def test_the_nearest_word_is_measured() -> None:
    assert distance("dl ... dl 12345", 10, 15, WORDS, 60) == 1
