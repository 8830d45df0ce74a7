from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.in_.voter import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Voter ID KRT4409173", "KRT4409173"),
        ("EPIC No. ABC1234566", "ABC1234566"),
        ("epic: xyz9000019", "xyz9000019"),
        ("voter card ABC 1234566", "ABC 1234566"),
        ("Election Commission photo card KRT4409173", "KRT4409173"),
        ("voter id UP/01/001/123456", "UP/01/001/123456"),
        ("मतदाता ABC1234566", "ABC1234566"),
        ("Elector's Photo Identity Card: KRT4409173", "KRT4409173"),
        ("voterIdNo=KRT4409173", "KRT4409173"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "KRT4409173",
        "Voter ID KRT4409174",
        "EPIC KRT44091730",
        "EPIC KRT440917",
        "EPIC AB4409173",
        "an epic order no. KRT4409173",
        "voters ABCD4409173",
        "epical KRT4409173",
        "EPIC UP/1/001/123456",
        "UP/01/001/123456",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
