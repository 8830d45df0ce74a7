from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.health.medical_record import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("MRN: 00451234", "00451234"),
        ("Patient ID AB-123456", "AB-123456"),
        ("historia clínica 556677", "556677"),
        ("Versichertennummer A123456780", "A123456780"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["order 00451234", "patient waited 1234567 times", "mrna 123456"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
