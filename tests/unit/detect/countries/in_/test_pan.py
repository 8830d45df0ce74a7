from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.in_.pan import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("BDTPQ4183M", "BDTPQ4183M"),
        ("ABCCD1234E", "ABCCD1234E"),
        ("PAN: GHRPL5527C", "GHRPL5527C"),
        ("pan no. ghrpl5527c", "ghrpl5527c"),
        ("PAN card GHRPL 5527 C", "GHRPL 5527 C"),
        ("Permanent Account Number bnzph9876q", "bnzph9876q"),
        ("पैन BDTPQ4183M", "BDTPQ4183M"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ABCDE1234F",
        "BDTPQ0000K",
        "ghrpl5527c",
        "BDTPQ4183",
        "BDTPQ4183MX",
        "XBDTPQ4183M",
        "order no. BDTPQ4183M",
        "PAN BDTXQ4183M",
        "BDTPQ4183M-2",
        "japan ghrpl5527c",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
