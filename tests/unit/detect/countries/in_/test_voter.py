from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.in_.voter import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Voter ID WKH1186253", "WKH1186253"),
        ("EPIC No. ABC1234566", "ABC1234566"),
        ("epic: xyz9000019", "xyz9000019"),
        ("voter card ABC 1234566", "ABC 1234566"),
        ("Election Commission photo card WKH1186253", "WKH1186253"),
        ("voter id UP/01/001/123456", "UP/01/001/123456"),
        ("मतदाता ABC1234566", "ABC1234566"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "WKH1186253",
        "Voter ID WKH1186254",
        "EPIC WKH11862530",
        "EPIC WKH118625",
        "EPIC AB1186253",
        "an epic order no. WKH1186253",
        "voters ABCD1186253",
        "epical WKH1186253",
        "EPIC UP/1/001/123456",
        "UP/01/001/123456",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
