from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.nz.ird import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("IRD 51-273-460", "51-273-460"),
        ("IRD number: 62304170", "62304170"),
        ("Inland Revenue number 118720547", "118720547"),
        ("ird no. 118-720-547", "118-720-547"),
        ("IRD 51 273 460", "51 273 460"),
        ("NZ tax number 62304170", "62304170"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "51273460",
        "118-720-547",
        "IRD 51273461",
        "IRD 999999999",
        "IRD 00000000",
        "IRD 1187205471",
        "IRD 5127346",
        "IRD invoice 51273460",
        "bird 62304170",
        "IRD 118720547-4",
        "IRD 11111111",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
