from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.in_.aadhaar import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Aadhaar 2345 6789 0124", "2345 6789 0124"),
        ("aadhaar no: 987654321096", "987654321096"),
        ("Aadhar card number is 9876-5432-1096", "9876-5432-1096"),
        ("UIDAI 234567890124", "234567890124"),
        ("आधार 2345 6789 0124", "2345 6789 0124"),
        ("Aadhaar: XXXX XXXX 1234", "XXXX XXXX 1234"),
        ("virtual ID 9123 4567 8901 2346", "9123 4567 8901 2346"),
        ("aadhaar_number=234567890124", "234567890124"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "2345 6789 0124",
        "234567890124",
        "Aadhaar 234567890125",
        "Aadhaar 134567890124",
        "Aadhaar 034567890124",
        "Aadhaar 2345678901241",
        "Aadhaar 23456789012",
        "Aadhaar invoice no. 234567890124",
        "Aadhaar 222222222222",
        "Aadhaar +91 234567890124",
        "XXXX XXXX 1234",
        "Aadhaar 234567890124-7",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
