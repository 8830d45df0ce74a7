from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.ssn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("123-45-6789", "123-45-6789"),
        ("SSN: 123456789", "123456789"),
        ("social security number is 912-34-5678", "912-34-5678"),
        ("SSN 666-12-3456", "666-12-3456"),
        ("SSN ending XXX-XX-2409", "XXX-XX-2409"),
        ("123 45 6789", "123 45 6789"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    ["000-45-6789", "123-00-6789", "123-45-0000", "912-34-5678", "123456789", "part 123-45-6789-0", "SSN: 000456789"],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
