from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.it.vat_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Partita IVA IT 92435590663", "IT 92435590663"),
        ("P.IVA: 75135260893.", "75135260893"),
        ("P. IVA IT95332570829, please", "IT95332570829"),
        ("(VAT 02116860129)", "02116860129"),
        ("Partita IVA=55796040651", "55796040651"),
        ("P.IVA\tIT57163100894\n", "IT57163100894"),
        ('"P. IVA": "IT 78969770409"', "IT 78969770409"),
        ("26764180100 (VAT)", "26764180100"),
        ("Partita IVA 11960720370", "11960720370"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Partita IVA IT 92435590664",
        "Partita IVA 75135260894",
        "Partita IVA IT95332570820",
        "Partita IVA 02116860120",
        "Partita IVA 751352608937",
        "Partita IVA 775135260893",
        "Partita IVA 7513526089",
        "Partita IVA 75135260893-4471",
        "Partita IVA 12.75135260893",
        "order no. 75135260893",
        "Partita IVA X75135260893",
        "Partita IVA +75135260893",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
