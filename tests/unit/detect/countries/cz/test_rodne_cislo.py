from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.cz.rodne_cislo import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rodné číslo 670802/9790", "670802/9790"),
        ("r.č.: 540118/3579.", "540118/3579"),
        ("RČ 690519/3780, please", "690519/3780"),
        ("It is 890406/4587, they say.", "890406/4587"),
        ("Rodné číslo=865120/1075", "865120/1075"),
        ("r.č.\t560210/6389\n", "560210/6389"),
        ('"RČ": "845330/9480"', "845330/9480"),
        ("It is 970520/0868, they say.", "970520/0868"),
        ("Rodné číslo 780525/7757", "780525/7757"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Rodné číslo 670802/9791",
        "Rodné číslo 540118/3570",
        "Rodné číslo 690519/3781",
        "Rodné číslo 890406/4588",
        "rodné číslo 801331/1240",
        "rodné číslo 804131/1256",
        "rodné číslo 801332/1272",
        "Rodné číslo 970520/08687",
        "Rodné číslo 7970520/0868",
        "Rodné číslo 970520/086",
        "Rodné číslo 970520/0868-4471",
        "Rodné číslo 12.970520/0868",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
