from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.dea import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DEA number AB1234563", "AB1234563"),
        ("DEA: FH9123453", "FH9123453"),
        ("dea# FM5540124", "FM5540124"),
        ("DEA no. M91234563", "M91234563"),
        ("prescriber AB 1234563", "AB 1234563"),
        ("Drug Enforcement Administration registration ab1234563", "ab1234563"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "AB1234563",
        "DEA AB1234564",
        "DEA QB1234563",
        "DEA AB123456",
        "DEA AB12345632",
        "idea AB1234563",
        "DEA AB1234563-1",
        "DEA AB0000000",
        "DEA batch AB1234563",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
