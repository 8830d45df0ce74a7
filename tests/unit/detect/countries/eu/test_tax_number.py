from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.eu.tax_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Steuernummer: 93/815/08152", "93/815/08152"),
        ("St.-Nr. 181/815/08155, Finanzamt Bonn", "181/815/08155"),
        ("Steuernummer 2893081508152", "2893081508152"),
        ("Steuer-Nr. 133/8150/8159", "133/8150/8159"),
        ("Tax ID: 12-3456789", "12-3456789"),
        ("her TIN is 84 125 99371", "84 125 99371"),
        ("Tax number | 45-778-213-9", "45-778-213-9"),
        ("NIF: 5417082211LA", "5417082211LA"),
        ("numéro fiscal 00012/4455667 X", "00012/4455667"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "93/815/08152",
        "Steuernummer vom 12.03.2019",
        "Steuernummer 12/3",
        "Steuernummer: 93/815/08152/77",
        "NIF: 12345678A",
        "NIF 501964842",
        "NIP 8567346216",
        "Tax ID: 2019-04-12",
        "Tax ID: 000000000",
        "the tax number rose by 12345",
        "your tax id was sent with order 12345678",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
