from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.au.acn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ACN 004 085 616", "004 085 616"),
        ("ACN: 123456780", "123456780"),
        ("Australian Company Number 004085616", "004085616"),
        ("ARBN 123 456 780", "123 456 780"),
        ("acn no. 123456780", "123456780"),
        ("company number (ASIC) 004085616", "004085616"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "004085616",
        "004 085 616",
        "ACN 004085617",
        "ACN 0040856160",
        "ACN 00408561",
        "ACN order 123456780",
        "ACN 000000000",
        "acne 123456780",
        "ACN 123456780/3",
        "ACN 1004085616",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
