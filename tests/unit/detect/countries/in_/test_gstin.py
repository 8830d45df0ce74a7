from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.in_.gstin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24BDTPQ4183M1ZQ", "24BDTPQ4183M1ZQ"),
        ("29GHRPL5527C1ZX", "29GHRPL5527C1ZX"),
        ("GSTIN: 07BDTPQ4183M2ZL", "07BDTPQ4183M2ZL"),
        ("gst no 24bdtpq4183m1zq", "24bdtpq4183m1zq"),
        ("(29GHRPL5527C1ZX)", "29GHRPL5527C1ZX"),
        ("GSTIN 24 BDTPQ 4183 M 1 Z Q", "24 BDTPQ 4183 M 1 Z Q"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "24BDTPQ4183M1ZA",
        "39BDTPQ4183M1ZQ",
        "00BDTPQ4183M1ZQ",
        "24BDTPQ4183M1Z",
        "24BDTPQ4183M1ZQ1",
        "X24BDTPQ4183M1ZQ",
        "24BDTPQ4183M1Y5",
        "24BDTXQ4183M1ZV",
        "order no. 29GHRPL5527C1ZX",
        "224BDTPQ4183M1ZQ",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
