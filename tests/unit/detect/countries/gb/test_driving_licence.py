from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.driving_licence import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Driving licence UACW9759151P91MC 31", "UACW9759151P91MC 31"),
        ("DVLA driver number: jupd9461209jc6zn.", "jupd9461209jc6zn"),
        ("It is NN999811142XM7XX, they say.", "NN999811142XM7XX"),
        ("(Driving licence kvjfa953233hn2sg)", "kvjfa953233hn2sg"),
        ("DVLA driver number=WM999760266NP2DZ 15", "WM999760266NP2DZ 15"),
        ("It is OE999955237J99EZ 84, they say.", "OE999955237J99EZ 84"),
        ('"Driving licence": "IHS99 951038 X99HU"', "IHS99 951038 X99HU"),
        ("EPLWG 458121 TJ4WH (DVLA driver number)", "EPLWG 458121 TJ4WH"),
        ("It is WYOZV 001251 V98IV, they say.", "WYOZV 001251 V98IV"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Driving licence MORGA652314SM9IJ",
        "Driving licence MORGA633314SM9IJ",
        "Driving licence 9ORGA657054SM9IJ",
        "Driving licence MOR9A657054SM9IJ",
        "Driving licence MORGA602304SM9IJ",
        "Driving licence MORGA657054SM9I",
        "MORGA657054SM9IJ7",
        "MORGA657054S99IJ-2",
        "Driving licence kvjfa953233hn2sg7",
        "Driving licence 7kvjfa953233hn2sg",
        "Driving licence kvjfa953233hn2s",
        "Driving licence kvjfa953233hn2sg-4471",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
