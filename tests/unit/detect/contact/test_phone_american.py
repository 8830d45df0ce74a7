from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.contact.phone_american import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("call (555) 123-4567 now", "(555) 123-4567"),
        ("555-123-4567", "555-123-4567"),
        ("415.555.2671", "415.555.2671"),
        ("1-800-555-0199", "1-800-555-0199"),
        ("(416) 555-0123 x12", "(416) 555-0123 x12"),
        ("416 555 0123", "416 555 0123"),
        ("(212)555-0147", "(212)555-0147"),
        ("dial 123-456-7890", "123-456-7890"),
        ("4155552671 (cell)", "4155552671"),
        ("1-800-FLO-WERS", "1-800-FLO-WERS"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "12/05/2024",
        "invoice 4155552671",
        "1.555.123.4567.8",
        "192.168.100.200",
        "123-456-7890",
        "4155552671",
        "version 1.415.555.2671",
        "$ 415 555 2671",
        "415-555-26711",
        "x415-555-2671",
        "415-555-2671-9",
        "SSN 123-45-6789",
        "order 415 555 2671",
        "(555) 12-4567",
        "412 055 0134",
        "222-222-2222",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
