from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.de.tax_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Steuer-ID 98 027 354 604", "98 027 354 604"),
        ("IdNr.: 40.497.415.320.", "40.497.415.320"),
        ("Steueridentifikationsnummer 30568329373, please", "30568329373"),
        ("Steuerliche Identifikationsnummer: 94.226.753.125", "94.226.753.125"),
        ("Tax ID=65.801.749.729", "65.801.749.729"),
        ("Steuer-ID\t65.989.430.295\n", "65.989.430.295"),
        ('"IdNr.": "53.501.629.578"', "53.501.629.578"),
        ("15857623946 (Steueridentifikationsnummer)", "15857623946"),
        ("Steuerliche Identifikationsnummer: 35459258175", "35459258175"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Steuer-ID 98 027 354 605",
        "Steuer-ID 40.497.415.321",
        "Steuer-ID 30568329374",
        "Steuer-ID 94.226.753.126",
        "Steuer-ID 354592581757",
        "Steuer-ID 735459258175",
        "Steuer-ID 3545925817",
        "Steuer-ID 35459258175-4471",
        "Steuer-ID 12.35459258175",
        "order no. 35459258175",
        "Steuer-ID X35459258175",
        "Steuer-ID +35459258175",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
