from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ie.pps import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PPS number 1105592V", "1105592V"),
        ("PPSN: 9380840AW.", "9380840AW"),
        ("PPS No. 5260994W, please", "5260994W"),
        ("(PPS number 0435366U)", "0435366U"),
        ("PPSN=8762401BA", "8762401BA"),
        ("PPS No.\t6579230CT\n", "6579230CT"),
        ('"PPS number": "5597838NT"', "5597838NT"),
        ("2299003TW (PPSN)", "2299003TW"),
        ("PPS No. 4490295GA", "4490295GA"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "PPS number 1105593V",
        "PPS number 9380841AW",
        "PPS number 5260995W",
        "PPS number 0435367U",
        "PPS number 9380840AW7",
        "PPS number 79380840AW",
        "PPS number 9380840AW-4471",
        "PPS number 12.9380840AW",
        "order no. 9380840AW",
        "PPS number X9380840AW",
        "PPS number +9380840AW",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
