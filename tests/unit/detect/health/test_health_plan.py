from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.health.health_plan import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Health plan beneficiary number: HPB-123456", "HPB-123456"),
        ("Medicaid ID 12345678A", "12345678A"),
        ("Aetna member ID W123456789", "W123456789"),
        ("health insurance policy no. 55-123456", "55-123456"),
        ("Versichertennummer A12345678", "A12345678"),
        ("numéro de mutuelle 12345678", "12345678"),
        ("número de asegurado 998877", "998877"),
        ("tessera sanitaria 80380000100012345678", "80380000100012345678"),
        ("plano de saúde nº 123456789", "123456789"),
        ("zorgpolis 12345678", "12345678"),
        ("medical coverage, group number 70-12345", "70-12345"),
        ("Blue Cross subscriber ID: XYZ123456789", "XYZ123456789"),
        ("Versicherungsnummer Krankenkasse 465838282-49", "465838282-49"),
        ("numer polisy zdrowotnej: W608357979", "W608357979"),
        ("Número de utente do SNS: WMJ200974682", "WMJ200974682"),
        ("healthInsuranceMemberId=5481091551", "5481091551"),
        ("health policy #621580308-25", "621580308-25"),
        ("Aetna ID DBO158954702", "DBO158954702"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "member ID 445566",
        "policy number 123456",
        "Medicaid 2024",
        "health plan of 12/03/2024",
        "beneficiary number 12",
        "the health plans of 5000 people",
        "gym member no 12345",
        "plan 123456",
        "health insurance costs 1234567",
        "| Social insurance number | Status |\n|---|---|\n| 6266984 | open |",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
