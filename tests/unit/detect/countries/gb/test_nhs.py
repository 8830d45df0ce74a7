from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.nhs import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [("NHS 943 476 5919", "943 476 5919"), ("NHS number: 9434765919", "9434765919")],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["943 476 5919", "NHS 943 476 5918", "NHS 1111111111"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
