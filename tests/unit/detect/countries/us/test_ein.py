from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.ein import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("EIN 12-3456789", "12-3456789"),
        ("Employer Identification Number: 98-7654321", "98-7654321"),
        ("FEIN 123456789", "123456789"),
        ("federal tax ID no. 47-1234567", "47-1234567"),
        ("ein: 12-3456789", "12-3456789"),
        ("employer_id=20 1234567", "20 1234567"),
        ("(EIN) 333334444", "333334444"),
        ('{"ein": "12-3456789"}', "12-3456789"),
        ("ein,amount\n12-3456789,12.50", "12-3456789"),
        ("federalTaxId=12-3456789 status=ok", "12-3456789"),
        ("the ein on file, 12-3456789, does not match", "12-3456789"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "12-3456789",
        "order 12-3456789",
        "EIN 07-1234567",
        "EIN 89-1234567",
        "ein Paket 12-3456789",
        "ein Konto 123456789",
        "EIN 12-34567890",
        "EIN 12-345678",
        "EIN invoice no. 12-3456789",
        "being 12-3456789",
        "EIN 11-1111111",
        "es ist ein Artikel 12-3456789 da",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
