from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.nz.ird import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("IRD 49-091-850", "49-091-850"),
        ("IRD number: 49123450", "49123450"),
        ("Inland Revenue number 136410482", "136410482"),
        ("ird no. 136-410-482", "136-410-482"),
        ("IRD 49 091 850", "49 091 850"),
        ("NZ tax number 49123450", "49123450"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "49091850",
        "136-410-482",
        "IRD 49091851",
        "IRD 999999999",
        "IRD 00000000",
        "IRD 1364104821",
        "IRD 4909185",
        "IRD invoice 49091850",
        "bird 49123450",
        "IRD 136410482-4",
        "IRD 11111111",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
