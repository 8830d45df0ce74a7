from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.be.national_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rijksregisternummer 81.03.23-293.60", "81.03.23-293.60"),
        ("Numéro national: 321130-185-52.", "321130-185-52"),
        ("NISS 76 03 31 704 80, please", "76 03 31 704 80"),
        ("(INSZ 84.08.06-955-06)", "84.08.06-955-06"),
        ("It is 96 09 02 197 76, they say.", "96 09 02 197 76"),
        ("Rijksregisternummer\t63.08.22-582.40\n", "63.08.22-582.40"),
        ('"Numéro national": "730907-907-91"', "730907-907-91"),
        ("64.07.06-930-89 (NISS)", "64.07.06-930-89"),
        ("INSZ 43.03.12-931.21", "43.03.12-931.21"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Rijksregisternummer 81.03.23-293.61",
        "Rijksregisternummer 321130-185-53",
        "Rijksregisternummer 76 03 31 704 81",
        "Rijksregisternummer 84.08.06-955-07",
        "Rijksregisternummer 80133112339",
        "Rijksregisternummer 80333112382",
        "Rijksregisternummer 80013212322",
        "Rijksregisternummer 96 09 02 197 767",
        "Rijksregisternummer 796 09 02 197 76",
        "Rijksregisternummer 96 09 02 197 7",
        "Rijksregisternummer 96 09 02 197 76-4471",
        "Rijksregisternummer 12.96 09 02 197 76",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
