from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.in_.gstin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
        ("29AAAPL1234C1ZA", "29AAAPL1234C1ZA"),
        ("GSTIN: 07AFZPK7190K2ZH", "07AFZPK7190K2ZH"),
        ("gst no 27aapfu0939f1zv", "27aapfu0939f1zv"),
        ("(29AAAPL1234C1ZA)", "29AAAPL1234C1ZA"),
        ("GSTIN 27 AAPFU 0939 F 1 Z V", "27 AAPFU 0939 F 1 Z V"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "27AAPFU0939F1ZA",
        "39AAPFU0939F1ZV",
        "00AAPFU0939F1ZV",
        "27AAPFU0939F1Z",
        "27AAPFU0939F1ZV1",
        "X27AAPFU0939F1ZV",
        "27AAPFU0939F1Y5",
        "27AAPXU0939F1ZV",
        "order no. 29AAAPL1234C1ZA",
        "227AAPFU0939F1ZV",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
