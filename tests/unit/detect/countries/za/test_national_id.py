from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.za.national_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ID number 8001015009087", "8001015009087"),
        ("SA ID: 9202294800183", "9202294800183"),
        ("800101 5009 08 7", "800101 5009 08 7"),
        ("ID no. 920229 4800 183", "920229 4800 183"),
        ("identiteitsnommer 5512310231088", "5512310231088"),
        ("Identity Number 551231 0231088", "551231 0231088"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "8001015009087",
        "ID 8001015009088",
        "ID 8013015009082",
        "ID 8001325009082",
        "ID 8001015009582",
        "ID 80010150090871",
        "ID 800101500908",
        "tracking ID 8001015009087",
        "ID barcode 8001015009087",
        "1712345678901",
        "ID 0000000000000",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
