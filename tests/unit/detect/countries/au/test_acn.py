from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.au.acn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ACN 612 377 045", "612 377 045"),
        ("ACN: 123456780", "123456780"),
        ("Australian Company Number 612377045", "612377045"),
        ("ARBN 123 456 780", "123 456 780"),
        ("acn no. 123456780", "123456780"),
        ("company number (ASIC) 612377045", "612377045"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "612377045",
        "612 377 045",
        "ACN 612377046",
        "ACN 6123770450",
        "ACN 61237704",
        "ACN order 123456780",
        "ACN 000000000",
        "acne 123456780",
        "ACN 123456780/3",
        "ACN 1612377045",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
