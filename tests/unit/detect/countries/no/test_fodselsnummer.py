from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.no.fodselsnummer import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Fødselsnummer 23074839622", "23074839622"),
        ("fnr: 171186 29442.", "171186 29442"),
        ("Personnummer 15046219322, please", "15046219322"),
        ("(Fødselsnummer 06036200691)", "06036200691"),
        ("fnr=040540 49493", "040540 49493"),
        ("Personnummer\t151033 26777\n", "151033 26777"),
        ('"Fødselsnummer": "09010087012"', "09010087012"),
        ("15105439773 (fnr)", "15105439773"),
        ("Personnummer 08115211456", "08115211456"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Fødselsnummer 23074839623",
        "Fødselsnummer 171186 29443",
        "Fødselsnummer 15046219323",
        "Fødselsnummer 06036200692",
        "Fødselsnummer 230748396227",
        "Fødselsnummer 723074839622",
        "Fødselsnummer 2307483962",
        "Fødselsnummer 23074839622-4471",
        "Fødselsnummer 12.23074839622",
        "order no. 23074839622",
        "Fødselsnummer X23074839622",
        "Fødselsnummer +23074839622",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
