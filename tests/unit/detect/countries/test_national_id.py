from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.national_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DNI 12345678Z", "12345678Z"),
        ("X1234567L", "X1234567L"),
        ("2 55 08 14 168 025 38", "2 55 08 14 168 025 38"),
        ("RSSMRA85T10A562S", "RSSMRA85T10A562S"),
        ("Steuer-ID: 86 095 742 719", "86 095 742 719"),
        ("PESEL 44051401359", "44051401359"),
        ("131052-308T", "131052-308T"),
        ("529.982.247-25", "529.982.247-25"),
        ("Tax ID: 12-3456789", "12-3456789"),
        ("Aadhaar 2345 6789 0124", "2345 6789 0124"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    ["12345678A", "X1234567A", "44051401359", "131052-308U", "529.982.247-26", "order 12-3456789", "solid 123456"],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
