from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.vehicle.license_plate import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("his car, AB12 CDE, was towed", "AB12 CDE"),
        ("la voiture AB-123-CD", "AB-123-CD"),
        ("blauer PKW (B-AB 1234)", "B-AB 1234"),
        ("MH 12 AB 1234", "MH 12 AB 1234"),
        ("licence plate AB12CDE", "AB12CDE"),
        ("Kennzeichen M AB 123", "M AB 123"),
        ("matrícula 1234 BCD", "1234 BCD"),
        ("targa AB 123 CD", "AB 123 CD"),
        ("kenteken 12-ABC-3", "12-ABC-3"),
        ("nr rej. WA 12345", "WA 12345"),
        ("license plate number 7ABC123", "7ABC123"),
        ("plate: ABC-1234", "ABC-1234"),
        ("plaque 123 ABC 75", "123 ABC 75"),
        ("nummerplaat 1-ABC-123", "1-ABC-123"),
        ("immatriculée AB-123-CD", "AB-123-CD"),
        ("placa ABC1D23", "ABC1D23"),
        ("matrícula 12-AB-34", "12-AB-34"),
        ("vehicle registration K123 ABC", "K123 ABC"),
        ("numer rejestracyjny pojazdu: WX-22490D", "WX-22490D"),
        ("placa do veículo RV-74-WW", "RV-74-WW"),
        ("matriculaDaViatura=GB-56-TS", "GB-56-TS"),
        ("kfz-kennzeichen b-lw 1194", "b-lw 1194"),
        ("9360 njs (matrícula del vehículo)", "9360 njs"),
        ("numero di targa cy 427 zj.", "cy 427 zj"),
        ("registration number ZK19 DDV", "ZK19 DDV"),
        ("nr rej. gd 88605", "gd 88605"),
        ("Reg. No. KN-974-SC", "KN-974-SC"),
        ("registration: KA-FW 8904", "KA-FW 8904"),
        ("kentekennummer N-445-ZZ.", "N-445-ZZ"),
        ("Kennzeichen N-AB 1234", "N-AB 1234"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1234 BCD",
        "AB12CDE",
        "7ABC123",
        "AB 123 CD",
        "plates of 1234 people",
        "number plate on the car",
        "ID-AB 1234",
        "UTF-AB 12",
        "plate number 5",
        "registration plate 12.05.2024",
        "order no. AB12 CDE",
        "XX-123-",
        "IO-123-AB",
        "the B-AB 12345",
        "MH 12 AB 12345",
        "template ABC-1234",
        "AB12 CDEF",
        "ISO-A 1234",
        "AB12 CDE",
        "part AB-123-CD",
        "ref. B-AB 1234 is archived",
        "registration number 12345678",
        "registration: 4711-0815",
        "tag: release-12",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
