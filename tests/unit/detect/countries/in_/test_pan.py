from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.in_.pan import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("AFZPK7190K", "AFZPK7190K"),
        ("ABCCD1234E", "ABCCD1234E"),
        ("PAN: AAAPL1234C", "AAAPL1234C"),
        ("pan no. aaapl1234c", "aaapl1234c"),
        ("PAN card AAAPL 1234 C", "AAAPL 1234 C"),
        ("Permanent Account Number bnzph9876q", "bnzph9876q"),
        ("पैन AFZPK7190K", "AFZPK7190K"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ABCDE1234F",
        "AFZPK0000K",
        "aaapl1234c",
        "AFZPK7190",
        "AFZPK7190KX",
        "XAFZPK7190K",
        "order no. AFZPK7190K",
        "PAN AFZXK7190K",
        "AFZPK7190K-2",
        "japan aaapl1234c",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
