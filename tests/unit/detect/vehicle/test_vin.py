from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.vehicle.vin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1FTSAMPL1MKB12345", "1FTSAMPL1MKB12345"),
        ("2T1BR32E15C123456", "2T1BR32E15C123456"),
        ("LSVAA49J8F2047761", "LSVAA49J8F2047761"),
        ("VIN: 1FTSAMPL1MKB12345", "1FTSAMPL1MKB12345"),
        ("Fahrgestellnummer WVWZZZ1JZXW000001", "WVWZZZ1JZXW000001"),
        ("chassis no. ZFA31200000123456", "ZFA31200000123456"),
        ("vin wvwzzz1jzxw000001", "wvwzzz1jzxw000001"),
        ("telaio WVW ZZZ1JZ XW000001", "WVW ZZZ1JZ XW000001"),
        ("numéro de châssis VF1AB000123456789", "VF1AB000123456789"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "WVWZZZ1JZXW000001",
        "1FTSAMPL0MKB12345",
        "VIN 1FTSAMPL0MKB12345",
        "VIN WVWZZZ1JZXW00000",
        "VIN WVWZZZ1JZXW0000011",
        "VIN WVWZZZ1JZXWO00001",
        "VIN IVWZZZ1JZXW000001",
        "11111111111111111",
        "VIN 12345678901234567",
        "VIN order no. WVWZZZ1JZXW000001",
        "vinyl WVWZZZ1JZXW000001",
        "VIN WVWZZZ1JZXW00A001",
        "X1FTSAMPL1MKB12345",
        "1FTSAMPL1MKB12345-2",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
