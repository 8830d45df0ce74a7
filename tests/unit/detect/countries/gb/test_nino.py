from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.nino import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [("AB123456C", "AB123456C"), ("JG 10 37 59 A", "JG 10 37 59 A"), ("NI number: ab123456c", "ab123456c")],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["BG123456A", "DA123456C", "AB123456E", "AB12345C"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
