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
        ("NHC: 2569870", "2569870"),
        ("Medical record no. 123-456-7", "123-456-7"),
        ("Patientennummer: 4711-08", "4711-08"),
        ("dossier médical n° 998877", "998877"),
        ("IPP 8001234567", "8001234567"),
        ("cartella clinica n. 2024/1234", "2024/1234"),
        ("prontuário 445566", "445566"),
        ("patiëntnummer 1234567", "1234567"),
        ("nr historii choroby 1234/2019", "1234/2019"),
        ("patient_id=778899", "778899"),
        ("Chart # 55123", "55123"),
        ("Numero cartella clinica: A6442268", "A6442268"),
        ("numer_kartoteki_pacjenta=994-58-89", "994-58-89"),
        ("dossiernummer patiënt 95625080", "95625080"),
        ("num_de_historia=2196701181", "2196701181"),
        ("patienten_nr: '10116525'", "10116525"),
        ("Med. Rec. No. 7205756", "7205756"),
        ("Pt. ID: A0445509", "A0445509"),
        ("encounter #29780904", "29780904"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "order 00451234",
        "patient waited 1234567 times",
        "mrna 123456",
        "MRN 12.05.2024",
        "patient no 12",
        "MRN pending 123456",
        "the medical records of 2019",
        "MRN 123",
        "chart of 12/2024 values",
        "patient number of the 1234th",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
