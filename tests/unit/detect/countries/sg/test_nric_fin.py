from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.sg.nric_fin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("S8012345J", "S8012345J"),
        ("T0123456G", "T0123456G"),
        ("F7654321Q", "F7654321Q"),
        ("G1234567X", "G1234567X"),
        ("M1234567K", "M1234567K"),
        ("NRIC: s8012345j", "s8012345j"),
        ("NRIC No. S 8012345 J", "S 8012345 J"),
        ("FIN G-1234567-X", "G-1234567-X"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "S8012345B",
        "M1234567B",
        "X8012345J",
        "S8012345",
        "S8012345JA",
        "AS8012345J",
        "s8012345j",
        "S0000000J",
        "order no. T0123456G",
        "T0123456G-1",
        "NRIC F7654321B",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
