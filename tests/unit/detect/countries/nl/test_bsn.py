from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.nl.bsn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("BSN 5754.18.655", "5754.18.655"),
        ("Burgerservicenummer: 633.391.657.", "633.391.657"),
        ("BSN: 150 563 498", "150 563 498"),
        ("(sofinummer 417321211)", "417321211"),
        ("BSN=405 982 847", "405 982 847"),
        ("Burgerservicenummer\t283 963 773\n", "283 963 773"),
        ("BSN: 083584158", "083584158"),
        ("6991.33.282 (sofinummer)", "6991.33.282"),
        ("BSN 541475034", "541475034"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "BSN 5754.18.656",
        "BSN 633.391.658",
        "BSN 150 563 499",
        "BSN 417321212",
        "BSN 5414750347",
        "BSN 7541475034",
        "BSN 54147503",
        "BSN 541475034-4471",
        "BSN 12.541475034",
        "order no. 541475034",
        "BSN X541475034",
        "BSN +541475034",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
