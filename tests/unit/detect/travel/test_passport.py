from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.travel.passport import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Passport No. X12345678", "X12345678"),
        ("Reisepass C01X00T47", "C01X00T47"),
        ("pasaporte: AAA123456", "AAA123456"),
        ("numéro de passeport 12AB34567", "12AB34567"),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["order X12345678", "passport office opened 12.05.2024", "passports 2024"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
