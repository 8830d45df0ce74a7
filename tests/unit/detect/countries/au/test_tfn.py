from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.au.tfn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("TFN 123456782", "123456782"),
        ("tax file number: 123 456 782", "123 456 782"),
        ("TFN: 456-789-127", "456-789-127"),
        ("Tax File No. 456789127", "456789127"),
        ("tfn=123456782", "123456782"),
        ("my tax file number is 87654321", "87654321"),
        ("TFN 87 654 321", "87 654 321"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "123456782",
        "123 456 782",
        "TFN 123456783",
        "TFN 1234567820",
        "TFN 1234567",
        "TFN invoice 123456782",
        "TFN 111111111",
        "TFN 01234567821",
        "TFN 123456782-4",
        "TFN phone: 123456782",
        "tfnx 123456782",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
