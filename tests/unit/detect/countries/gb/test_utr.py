from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.utr import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("UTR 4611967031K", "4611967031K"),
        ("Unique Taxpayer Reference: 17230 00660.", "17230 00660"),
        ("self assessment UTR 8513067605, please", "8513067605"),
        ("(UTR 15332 90204)", "15332 90204"),
        ("Unique Taxpayer Reference=1256790324", "1256790324"),
        ("self assessment UTR\t5126105069K\n", "5126105069K"),
        ('"UTR": "1251944443"', "1251944443"),
        ("3275491754K (Unique Taxpayer Reference)", "3275491754K"),
        ("self assessment UTR 59025 45385", "59025 45385"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "UTR 4611967032K",
        "UTR 17230 00661",
        "UTR 8513067606",
        "UTR 15332 90205",
        "UTR 85130676057",
        "UTR 78513067605",
        "UTR 851306760",
        "UTR 8513067605-4471",
        "UTR 12.8513067605",
        "order no. 8513067605",
        "UTR X8513067605",
        "UTR +8513067605",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
