from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.health.loinc_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("LOINC 4548-4", "4548-4"),
        ("loinc code: 2345-7", "2345-7"),
        ("LOINC#718-7", "718-7"),
        ("(13457-7, LOINC)", "13457-7"),
        ("loinc=2093-3", "2093-3"),
        ("LOINC number 94500-6", "94500-6"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "4548-4",
        "LOINC 4548-5",
        "LOINC 4548-41",
        "LOINC 1-5",
        "LOINC 12-4548-4",
        "LOINC order 2345-7",
        "coloinc 2345-7",
        "LOINC 2345-7-2",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
