from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.zip_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("London SW1A 1AA", "SW1A 1AA"),
        ("ZIP: 90210", "90210"),
        ("zip code 62701", "62701"),
        ("postcode sw1a1aa", "sw1a1aa"),
        ("PLZ 10115", "10115"),
        ("code postal : 75002", "75002"),
        ("CAP 00184", "00184"),
        ("CEP 01310-200", "01310-200"),
        ("kod pocztowy 00-001", "00-001"),
        ("Postcode: 3121", "3121"),
        ("PIN code 110001", "110001"),
        ("postnummer 111 22", "111 22"),
        ("Eircode A65F4E2", "A65F4E2"),
        ("CP 28013", "28013"),
        ("post code is M1 1AE", "M1 1AE"),
        ("postcode 1012 AB", "1012 AB"),
        ("M5V 2T6", "M5V 2T6"),
        ("D02 X285", "D02 X285"),
        ("Springfield, IL 62701-1234", "62701-1234"),
        ("address: 62701-1234", "62701-1234"),
        ("C.P. 28013", "28013"),
        ("c.p.: 28013", "28013"),
        ("cap=00184", "00184"),
        ("cap;status\n00184;open", "00184"),
        ("GIR 0AA", "GIR 0AA"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "AB1 2",
        "A12 2020",
        "12345",
        "A1 1AA1",
        "version A1B 2C3D",
        "QQ1 1AA",
        "market cap 12500",
        "62701-12345",
        "62701-1234",
        "(62701-1234)",
        "the cap 12500 was reached",
        "order 62701-1234",
        "00000-0000",
        "zip file 12",
        "zip 123456789012",
        "B1A-2C3",
        "DX1-1AA",
        "the PIN 1234",
        "SW1A-1AA",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
