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
        ("passaporto YA1234567", "YA1234567"),
        ("passaporte n.º CC123456", "CC123456"),
        ("paspoortnummer NX1KD4F52", "NX1KD4F52"),
        ("paszport AB 1234567", "AB 1234567"),
        ("Pas nr. 203456789", "203456789"),
        ("passnummer AA1234567", "AA1234567"),
        ("passin numero FP1234567", "FP1234567"),
        ("passport number is 123 456 789", "123 456 789"),
        ("US passport 512345678", "512345678"),
        ("passport (UK): 523456789", "523456789"),
        ("passport issued in Spain AAA123456", "AAA123456"),
        ("pasaporte español XDB123456", "XDB123456"),
        ("passport_no=K1234567E", "K1234567E"),
        ("Passport: M123A4567", "M123A4567"),
        ("numer paszportu: HX6 088035", "HX6 088035"),
        ("numerPaszportu=CK2887942", "CK2887942"),
        ("YV7474983 (passaporto n.)", "YV7474983"),
        ("numeroDiPassaporto=YQ8665245", "YQ8665245"),
        ("Pass-Nr. C1HS10K08", "C1HS10K08"),
        ("PP No. KN883014", "KN883014"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "X12345678",
        "order X12345678",
        "passport office opened 12.05.2024",
        "passports 2024",
        "passport of 1234567890123",
        "compass 123456789",
        "Passport: 11111111",
        "passport AB12",
        "passport in order 12345678",
        "passeport du 12/03/2024",
        "pasaporte 12.345,67",
        "passport K123456789012",
        "passport 123456789-12",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
