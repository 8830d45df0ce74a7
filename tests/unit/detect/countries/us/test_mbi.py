from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.mbi import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1HJ7-QW4-RT58", "1HJ7-QW4-RT58"),
        ("1HJ7QW4RT58", "1HJ7QW4RT58"),
        ("Medicare no. 1hj7qw4rt58", "1hj7qw4rt58"),
        ("MBI: 1HJ7 QW4 RT58", "1HJ7 QW4 RT58"),
        ("mbi=2AC4D56EF78", "2AC4D56EF78"),
        ("beneficiary 9A09A09AA09", "9A09A09AA09"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "0HJ7-QW4-RT58",
        "1SJ7-QW4-RT58",
        "1HO7-QW4-RT58",
        "1HJA-QW4-RT58",
        "1HJ7-QW4RT58",
        "1HJ7QW4RT5",
        "1HJ7QW4RT583",
        "1hj7qw4rt58",
        "X1HJ7QW4RT58",
        "order 1HJ7QW4RT58",
        "1HJ7 QW4 RT58",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
