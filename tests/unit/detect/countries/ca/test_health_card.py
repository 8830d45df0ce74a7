from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ca.health_card import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("OHIP 5123 456 781", "5123 456 781"),
        ("Ontario health card: 5123456781AB", "5123456781AB"),
        ("health card number 5123-456-781-XY", "5123-456-781-XY"),
        ("BC PHN 9123 456 780", "9123 456 780"),
        ("personal health number: 9123456780", "9123456780"),
        ("RAMQ TREM 9051 1234", "TREM 9051 1234"),
        ("carte d'assurance maladie abcd85121509", "abcd85121509"),
        ("Alberta health care number 12345-6789", "12345-6789"),
        ("Manitoba PHIN 123 456 789", "123 456 789"),
        ("Newfoundland MCP 123456789012", "123456789012"),
        ("PEI health card 12345678", "12345678"),
        ("NWT health care N1234567", "N1234567"),
        ("Nova Scotia health card 0123456781", "0123456781"),
        ("OHIP 9123456780", "9123456780"),
        ("We have OHIP number 5123 456 781 on record", "5123 456 781"),
        ("OHIP: 5123-456-781 XY", "5123-456-781 XY"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "5123456781",
        "5123 456 781",
        "OHIP 5123456782",
        "health card 5123456782AB",
        "BC PHN 9123456781",
        "RAMQ TREM 9071 9934",
        "TREM 9051 1234",
        "health card 123456789",
        "health card 12345678",
        "health card phone 5123456781",
        "OHIP 51234567811",
        "OHIP 512345678",
        "Alberta 123456789",
        "health card N12345678",
        "OHIP 9123456782",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
