from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.za.national_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ID number 8103175123086", "8103175123086"),
        ("SA ID: 9202294800183", "9202294800183"),
        ("810317 5123 08 6", "810317 5123 08 6"),
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
        "8103175123086",
        "ID 8103175123087",
        "ID 8113175123085",
        "ID 8103325123085",
        "ID 8103175123581",
        "ID 81031751230861",
        "ID 810317512308",
        "tracking ID 8103175123086",
        "ID barcode 8103175123086",
        "1712345678901",
        "ID 0000000000000",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
