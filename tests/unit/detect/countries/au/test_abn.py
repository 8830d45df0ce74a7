from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.au.abn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ABN 98 330 417 268", "98 330 417 268"),
        ("ABN: 98330417268", "98330417268"),
        ("Australian Business Number 91712904335", "91712904335"),
        ("A.B.N ABN 91 712 904 335", "91 712 904 335"),
        ("abn=98330417268", "98330417268"),
        ("ABN 98-330-417-268", "98-330-417-268"),
        ("ABN: 10456693082", "10456693082"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "98330417268",
        "98 330 417 268",
        "ABN 98 330 417 269",
        "ABN 983304172681",
        "ABN 9833041726",
        "ABN phone 98330417268",
        "ABN 99999999999",
        "ABN 198330417268",
        "abnormal 98330417268",
        "ABN 99330417268",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
