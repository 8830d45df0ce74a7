from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.hr.oib import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("OIB 15314118590", "15314118590"),
        ("OIB: HR88515114577", "HR88515114577"),
        ("Osobni identifikacijski broj 96804243166, please", "96804243166"),
        ("(OIB HR90252733076)", "HR90252733076"),
        ("OIB: 69047029520", "69047029520"),
        ("Osobni identifikacijski broj\t43044609311\n", "43044609311"),
        ('"OIB": "HR90399764172"', "HR90399764172"),
        ("OIB: 69686179158", "69686179158"),
        ("Osobni identifikacijski broj HR89967845949", "HR89967845949"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "OIB 15314118591",
        "OIB HR88515114578",
        "OIB 96804243167",
        "OIB HR90252733077",
        "OIB 968042431667",
        "OIB 796804243166",
        "OIB 9680424316",
        "OIB 96804243166-4471",
        "OIB 12.96804243166",
        "order no. 96804243166",
        "OIB X96804243166",
        "OIB +96804243166",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
