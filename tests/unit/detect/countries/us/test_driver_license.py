from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.driver_license import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Driver's license D1234567", "D1234567"),
        ("DL: S123-4567-8901", "S123-4567-8901"),
        ("Führerschein Nr. B072RRE2I55", "B072RRE2I55"),
        ("permis de conduire 880692310285", "880692310285"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["part D1234567", "driver D1234567", "the public license of 2019-01-02"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
