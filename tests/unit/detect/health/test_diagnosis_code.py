from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.health.diagnosis_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Diagnosis: J45.901", "J45.901"),
        ("ICD-10 E11.9", "E11.9"),
        ("ICD-10-CM code I10", "I10"),
        ("dx S72.001A", "S72.001A"),
        ("Hauptdiagnose F32.1", "F32.1"),
        ("CIM-10 : K35.8", "K35.8"),
        ("diagnóstico C50.9", "C50.9"),
        ("ICD-9 code 250.00", "250.00"),
        ("ICD-9: V58.11", "V58.11"),
        ("rozpoznanie M54.5", "M54.5"),
        ("ICD-10: Z00", "Z00"),
        ("Diagnose (ICD-10) B20, bitte", "B20"),
        ("<codeCim10>J45.909</codeCim10>", "J45.909"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "J45.901",
        "version A12.3",
        "vitamin B12 deficiency diagnosis",
        "diagnosis 250.00",
        "ICD-10 came in 1990",
        "diagnosis U45.901",
        "Diagnosis: J45.901234",
        "Dx room B12",
        "model E11.9",
        "diagnosis item A10.2",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
