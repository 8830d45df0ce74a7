from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.il.national_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Teudat Zehut 412367898", "412367898"),
        ("ת.ז. 034567891", "034567891"),
        ("תעודת זהות: 300001237", "300001237"),
        ("Israeli ID number 412367898", "412367898"),
        ("T.Z. 30000123-7", "30000123-7"),
        ("מספר זהות 034567891", "034567891"),
        ("zehut 34567891", "34567891"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "412367898",
        "T.Z. 412367899",
        "T.Z. 4123678981",
        "T.Z. 4123678",
        "T.Z. phone 412367898",
        "T.Z. 000000000",
        "Teudat Zehut order 034567891",
        "tzx 412367898",
        "Teudat Zehut 412367898-3",
        "ID 412367898",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
