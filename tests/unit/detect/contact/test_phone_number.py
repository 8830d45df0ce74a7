from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.contact.phone_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("call (555) 123-4567 now", "(555) 123-4567"),
        ("555-123-4567", "555-123-4567"),
        ("+44 20 7946 0958", "+44 20 7946 0958"),
        ("+1 415.555.2671 ext. 23", "+1 415.555.2671 ext. 23"),
        ("030 / 901820", "030 / 901820"),
        ("01 42 68 53 00", "01 42 68 53 00"),
        ("teléfono 612 345 678", "612 345 678"),
        ("Tel.: 867-5309", "867-5309"),
        ("020 7946 0958", "020 7946 0958"),
        ("mobile: 4155552671", "4155552671"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "12/05/2024",
        "invoice 4155552671",
        "612 345 678 units",
        "1.555.123.4567.8",
        "phone booked on 12.05.2024",
        "192.168.100.200",
        "page 12-34",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
