from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.national_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("529.982.247-25", "529.982.247-25"),
        ("Aadhaar 2345 6789 0124", "2345 6789 0124"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    ["529.982.247-26", "Aadhaar 2345 6789 0125", "order 2345 6789 0124", "uid 529.982.247-26"],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
