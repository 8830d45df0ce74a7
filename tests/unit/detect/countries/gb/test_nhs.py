from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.nhs import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NHS number 162 669 8724", "162 669 8724"),
        ("NHS no.: 972-315-2827.", "972-315-2827"),
        ("NHS 4962094564, please", "4962094564"),
        ("(NHS number 1633711595)", "1633711595"),
        ("NHS no.=591-121-1513", "591-121-1513"),
        ("NHS\t826 369 7131\n", "826 369 7131"),
        ('"NHS number": "3546524063"', "3546524063"),
        ("682 495 8840 (NHS no.)", "682 495 8840"),
        ("NHS 847-593-8663", "847-593-8663"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "NHS number 162 669 8725",
        "NHS number 972-315-2828",
        "NHS number 4962094565",
        "NHS number 1633711596",
        "patient 943 476 5919",
        "hospital 9434765919",
        "NHS 943 476 5918",
        "the NHS has 65,000,000 patients",
        "CHI 010180 1234 5",
        "NHS number 49620945647",
        "NHS number 74962094564",
        "NHS number 496209456",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
