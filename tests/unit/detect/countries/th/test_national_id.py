from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.th.national_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1-1017-00207-04-8", "1-1017-00207-04-8"),
        ("3-3011-00123-45-0", "3-3011-00123-45-0"),
        ("8 1010 12345 67 4", "8 1010 12345 67 4"),
        ("เลขประจำตัวประชาชน 1101700207048", "1101700207048"),
        ("Thai ID 3301100123450", "3301100123450"),
        ("national ID: 8101012345674", "8101012345674"),
        ("citizen id 3-3011-00123-45-0", "3-3011-00123-45-0"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1-1017-00207-04-9",
        "1101700207048",
        "Thai ID 1101700207049",
        "Thai ID 9101700207048",
        "Thai ID 0101700207048",
        "Thai ID 11017002070481",
        "1-1017-00207-04-81",
        "11-1017-00207-04-8",
        "Thai ID order 3301100123450",
        "Thai ID 1111111111111",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
