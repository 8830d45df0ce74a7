from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.de.social_security import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sozialversicherungsnummer 16 27 04 30 Q 26 9", "16 27 04 30 Q 26 9"),
        ("SV-Nr.: 44311065C524.", "44311065C524"),
        ("Rentenversicherungsnummer 11 041283 M 93 1, please", "11 041283 M 93 1"),
        ("It is 24 301141 I 168, they say.", "24 301141 I 168"),
        ("Sozialversicherungsnummer=83 29 01 90 E 51 0", "83 29 01 90 E 51 0"),
        ("SV-Nr.\t09 25 08 64 E 39 5\n", "09 25 08 64 E 39 5"),
        ('"Rentenversicherungsnummer": "42 041287 W 887"', "42 041287 W 887"),
        ("It is 61 271233 L 62 3, they say.", "61 271233 L 62 3"),
        ("Sozialversicherungsnummer 51 270441 Q 60 9", "51 270441 Q 60 9"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Sozialversicherungsnummer 16 27 04 30 Q 26 0",
        "Sozialversicherungsnummer 44311065C525",
        "Sozialversicherungsnummer 11 041283 M 93 2",
        "Sozialversicherungsnummer 24 301141 I 169",
        "65321180J002",
        "65011380J002",
        "SV-Nr. 00170839J003",
        "Sozialversicherungsnummer 83 29 01 90 E 51 07",
        "Sozialversicherungsnummer 783 29 01 90 E 51 0",
        "Sozialversicherungsnummer 83 29 01 90 E 51 ",
        "Sozialversicherungsnummer 83 29 01 90 E 51 0-4471",
        "Sozialversicherungsnummer 12.83 29 01 90 E 51 0",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
