from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_european import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hauptstraße 5, 10115 Berlin", "Hauptstraße 5, 10115 Berlin"),
        ("12 rue de la Paix", "12 rue de la Paix"),
        ("Calle de Alcalá, 45", "Calle de Alcalá, 45"),
        ("D-80331 München", "D-80331 München"),
        ("Am Alten Markt 12", "Am Alten Markt 12"),
        ("PLZ 10115", "10115"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["Hauptstraße", "die 12 rue", "calle abajo", "platz 5"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
