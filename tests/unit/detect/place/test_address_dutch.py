from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_dutch import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kerkstraat 12, 1012 AB Amsterdam", "Kerkstraat 12, 1012 AB Amsterdam"),
        ("Prins Hendrikkade 33-II", "Prins Hendrikkade 33-II"),
        ("1012 AB Amsterdam", "1012 AB Amsterdam"),
        ("Van Baerlestraat 5", "Van Baerlestraat 5"),
        ("Gentsesteenweg 12 bus 3, 9000 Gent", "Gentsesteenweg 12 bus 3, 9000 Gent"),
        ("NL-1012 AB Amsterdam", "NL-1012 AB Amsterdam"),
        ("B-1000 Brussel", "B-1000 Brussel"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Amsterdam 2020",
        "Rotterdam 12",
        "1234 AB",
        "straat 5",
        "de straat",
        "Kerkstraat",
        "12 straat Noord",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
