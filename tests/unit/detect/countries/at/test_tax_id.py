from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.at.tax_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Steuernummer 88 120/2196", "88 120/2196"),
        ("Abgabenkontonummer: 404346553.", "404346553"),
        ("St.Nr. 59-871/0242, please", "59-871/0242"),
        ("(Steuernummer 13-029/0133)", "13-029/0133"),
        ("Abgabenkontonummer=870087509", "870087509"),
        ("St.Nr.\t22-135/7387\n", "22-135/7387"),
        ('"Steuernummer": "459070520"', "459070520"),
        ("621332410 (Abgabenkontonummer)", "621332410"),
        ("St.Nr. 863004628", "863004628"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Steuernummer 88 120/2197",
        "Steuernummer 404346554",
        "Steuernummer 59-871/0243",
        "Steuernummer 13-029/0134",
        "Steuernummer 8700875097",
        "Steuernummer 7870087509",
        "Steuernummer 87008750",
        "Steuernummer 870087509-4471",
        "Steuernummer 12.870087509",
        "order no. 870087509",
        "Steuernummer X870087509",
        "Steuernummer +870087509",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
