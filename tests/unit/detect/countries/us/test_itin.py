from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.itin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("912-70-1234", "912-70-1234"),
        ("900-50-1234", "900-50-1234"),
        ("ITIN 912701234", "912701234"),
        ("ITIN: 912 88 1234", "912 88 1234"),
        ("taxpayer identification number 999-99-1234", "999-99-1234"),
        ("TIN 987651234", "987651234"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "912-10-1234",
        "812-70-1234",
        "912701234",
        "912 70 1234",
        "ITIN 912491234",
        "ITIN 912-89-1234",
        "ITIN 912-93-1234",
        "999-99-9999",
        "912-70-1234-5",
        "itinerary 912701234",
        "ITIN: 91270123",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
