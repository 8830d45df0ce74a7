from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.bank_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("routing number 021000021", "021000021"),
        ("account no. 123456789012", "123456789012"),
        ("Kontonummer 1234567890", "1234567890"),
        ("BLZ 37040044", "37040044"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["021000021", "routing 021000022", "account of 12.05.2024", "discount 123456789"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
