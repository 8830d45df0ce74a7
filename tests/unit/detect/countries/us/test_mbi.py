from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.mbi import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1EG4-TE5-MK73", "1EG4-TE5-MK73"),
        ("1EG4TE5MK73", "1EG4TE5MK73"),
        ("Medicare no. 1eg4te5mk73", "1eg4te5mk73"),
        ("MBI: 1EG4 TE5 MK73", "1EG4 TE5 MK73"),
        ("mbi=2AC4D56EF78", "2AC4D56EF78"),
        ("beneficiary 9A09A09AA09", "9A09A09AA09"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "0EG4-TE5-MK73",
        "1SG4-TE5-MK73",
        "1EO4-TE5-MK73",
        "1EGA-TE5-MK73",
        "1EG4-TE5MK73",
        "1EG4TE5MK7",
        "1EG4TE5MK733",
        "1eg4te5mk73",
        "X1EG4TE5MK73",
        "order 1EG4TE5MK73",
        "1EG4 TE5 MK73",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
