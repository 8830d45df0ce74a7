from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.de.id_card import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Personalausweis M17895HJN1D", "M17895HJN1D"),
        ("Ausweisnummer: L6ZC1C1Y86.", "L6ZC1C1Y86"),
        ("Personalausweis-Nr.: V8L4FMTY7 9", "V8L4FMTY7 9"),
        ("(identity card number MHHJ2TK51 6)", "MHHJ2TK51 6"),
        ("Personalausweis=LLH4R580R 4", "LLH4R580R 4"),
        ("Ausweisnummer\tLJJJKM53Z7\n", "LJJJKM53Z7"),
        ("Personalausweis-Nr.: M220G3GRP1D", "M220G3GRP1D"),
        ("NY09ZJ5XJ3D (identity card number)", "NY09ZJ5XJ3D"),
        ("Personalausweis NTT483T2G7", "NTT483T2G7"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Personalausweis M17895HJN2D",
        "Personalausweis L6ZC1C1Y87",
        "Personalausweis V8L4FMTY7 0",
        "Personalausweis MHHJ2TK51 7",
        "L01X00T471",
        "Ausweisnummer L01X00T472",
        "Ausweisnummer A01X00T47",
        "Ausweisnummer LOIX00T47",
        "Ausweisnummer L01X00T47 2",
        "Ausweisnummer 1220001298D",
        "Personalausweis 7V8L4FMTY7 9",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
