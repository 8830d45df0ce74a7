from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.sort_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sort code: 20-30-40", "20-30-40"),
        ("sort code 203040 account 12345678", "203040"),
        ("sort code - 20 30 40", "20 30 40"),
        ("20-45-77 12345678, my bank", "20-45-77 12345678"),
        ("Sort Code\n20-30-40", "20-30-40"),
        ("S/C: 60-16-13", "60-16-13"),
        ("sort code is 601613", "601613"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "01-02-23 12345678 bank",
        "sort code 20-30",
        "sort code: 20-30 40",
        "20-30-40",
        "20-45-77 12345678",
        "sort code 2030405",
        "sort code 00-00-00",
        "a sort of 203040",
        "sort code 20-30-40-50",
        "sorted 20-30-40",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
