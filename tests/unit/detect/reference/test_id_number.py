from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.reference.id_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Customer no. 123456", "123456"),
        ("customer number: AB-1234", "AB-1234"),
        ("Kundennummer 4711-0815", "4711-0815"),
        ("Kd.-Nr.: 998877", "998877"),
        ("n° client 12345", "12345"),
        ("nº de expediente 123/2019", "123/2019"),
        ("NASS: 63 03450128 33", "63 03450128 33"),
        ("numer klienta: 1234567", "1234567"),
        ("Our ref: ABC/123/2024", "ABC/123/2024"),
        ("member ID is 445566", "445566"),
        ("policy no. H-12345678", "H-12345678"),
        ("klantnummer: 123 456 789", "123 456 789"),
        ("Customer # 12345", "12345"),
        ("contrat n° 4455-66", "4455-66"),
        ("n.º de cliente: 88123", "88123"),
        ("codice cliente A00123", "A00123"),
        ("kundnummer 55512", "55512"),
        ("NºCol: 28 28 20943", "28 28 20943"),
        ("NASS: 16 911364589 54", "16 911364589 54"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "customer 123456",
        "customer no 12",
        "customer number 12.05.2024",
        "the customer numbers 500 people",
        "employee ID card",
        "student number 2019",
        "customer no. is missing 12345",
        "our reference 12.50",
        "customer number of the 123rd",
        "reference number see 12345 below",
        "policy no. 12% of 4000",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
