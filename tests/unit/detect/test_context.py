from __future__ import annotations

import pytest

from maskmill.domain.detect.context import AT_HEAD, distance

WORDS = ("dl", "date of birth", "né", "whatsapp", "tax number", "partita iva", "número fiscal", "身份证号", "마이넘버")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("DL 12345", True),
        ("12345 is the DL", True),
        ("Date of birth: 12345", True),
        ("date_of_birth=12345", True),
        ("dateOfBirth=12345", True),
        ("customerDl: 12345", True),
        ("euTaxNumber: 12345", True),
        ("taxNUMBER: 12345", True),
        ("WhatsApp 12345", True),
        ("customer_dl: 12345", True),
        ("D.L. 12345", True),
        ("D. L. 12345", True),
        ("Partita I.V.A. 12345", True),
        ("numero_fiscal 12345", True),
        ("Né 12345", True),
        ("身份证号12345已登记", True),
        ("마이넘버는 12345입니다", True),
        ("12345 is the customary date of birth", True),
        ("handle 12345", False),
        ("addled 12345", False),
        ("ne 12345", False),
        ("handDlx 12345", False),
        ("dl" + " " * 80 + "12345", False),
        ("12345", False),
        ("12345, DL 67890", False),
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


def test_the_name_of_a_column_is_nearest() -> None:
    text = "id;dl\n1;" + "x" * 80 + "\n2;12345\n"
    start = text.index("12345")
    assert distance(text, start, start + 5, WORDS, 60) == AT_HEAD


def test_a_word_in_a_longer_label_of_something_else_does_not_count() -> None:
    text = "greek tax number 12345"
    assert distance(text, 17, 22, WORDS, 60, is_foreign=lambda before, _: before.endswith("greek")) is None
    assert distance(text, 17, 22, WORDS, 60, is_foreign=lambda before, _: before.endswith("dutch")) == 1
