from __future__ import annotations

import time

import pytest

from maskmill.domain.detect.words import Words, signature


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("John Smith", "by john\nSMITH.", ["john\nSMITH"]),
        ("4111-1111", "41111111 4111 1111 94111111", ["41111111", "4111 1111"]),
        ("Ann", "Ann, Anna, ANN", ["Ann", "ANN"]),
        ("Li", "Li likes li", ["Li", "li"]),
        ("Straße", "STRASSE", ["STRASSE"]),
        ("---", "--- ---", []),
        ("a b", "", []),
    ],
)
def test_values_are_found_as_whole_words_whatever_stands_between(value: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _ in Words([(value, 0)]).find(text)] == found


def test_the_longest_value_wins() -> None:
    found = Words([("John", 0), ("John Smith", 1)]).find("John Smith")
    assert list(found) == [(0, 10, 1)]


def test_the_signature_is_letters_and_digits_only() -> None:
    assert signature("O'Brien, 12-b") == "obrien12b"


def test_many_values_of_one_beginning_cost_no_more_than_their_lengths() -> None:
    words = Words([("abc" + "x" * size, size) for size in range(300)])
    started = time.process_time()
    assert sum(1 for _ in words.find("abcx " * 20_000)) == 20_000
    assert time.process_time() - started < 5
