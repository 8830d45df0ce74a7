from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.driver_license import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Driver's license D1234567", "D1234567"),
        ("DL: S123-4567-8901", "S123-4567-8901"),
        ("CA DL D1234567", "D1234567"),
        ("Texas driver license 12345678", "12345678"),
        ("DL D 123 4567", "D 123 4567"),
        ("Florida DL S123-456-78-901-0", "S123-456-78-901-0"),
        ("driver license number is WDLABCD456DG", "WDLABCD456DG"),
        ("WA DL: DOE**MJ501P1", "DOE**MJ501P1"),
        ("DL (NY): 123 456 789", "123 456 789"),
        ("driver's license issued 2019: D1234567", "D1234567"),
        ("drivers licence no. 99ABC12345 (NH)", "99ABC12345"),
        ("Operator's license: K1L2M, KS", "K1L2M"),
        ("DLN 123AB4567", "123AB4567"),
        ("The form shows K19153207074800 as the DL number.", "K19153207074800"),
        ("79-426-6508 (DL#)", "79-426-6508"),
        ("dl_number,amount\nJ90-14-0686,12.50", "J90-14-0686"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "D1234567",
        "part D1234567",
        "driver D1234567",
        "the public license 1234567",
        "CA DL 12345678",
        "TX driver license D1234567",
        "DL no. 123",
        "driver's license of 2019-01-02",
        "drivers license expires 12/03/2024",
        "handle 12345678",
        "DL 12345678901234567890",
        "Iowa driver license D1234567",
        "Driver's license class C, 2 points",
        "hemoglobina 9,4 g/dL, y 22.500 leucocitos",
        "337 mg/dl, plaquetas 394000",
        "sodio 113 meq/dl (LN 135-145)",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
