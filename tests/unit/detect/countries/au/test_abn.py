from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.au.abn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ABN 51 824 753 556", "51 824 753 556"),
        ("ABN: 51824753556", "51824753556"),
        ("Australian Business Number 53004085616", "53004085616"),
        ("A.B.N ABN 53 004 085 616", "53 004 085 616"),
        ("abn=51824753556", "51824753556"),
        ("ABN 51-824-753-556", "51-824-753-556"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "51824753556",
        "51 824 753 556",
        "ABN 51 824 753 557",
        "ABN 518247535561",
        "ABN 5182475355",
        "ABN phone 51824753556",
        "ABN 99999999999",
        "ABN 151824753556",
        "abnormal 51824753556",
        "ABN 52824753556",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
