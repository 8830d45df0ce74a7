from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.au.medicare import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Medicare 2123 45670 1", "2123 45670 1"),
        ("Medicare card no. 5987654372", "5987654372"),
        ("medicare: 21234567013", "21234567013"),
        ("Medicare number 5987 65437 2/1", "5987 65437 2/1"),
        ("Medicare 2123-45670-1", "2123-45670-1"),
        ("Medicare: 2123 45670 1 2", "2123 45670 1 2"),
        ("Medicare 2123456700", "2123456700"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "2123456701",
        "Medicare 2123456711",
        "Medicare 1123456701",
        "Medicare 7123456701",
        "Medicare 212345670",
        "Medicare 212345670134",
        "Medicare phone 2123456701",
        "medicares 2123456701",
        "Medicare 21234567010",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
