from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.health.drug_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NDC 0002-7510-01", "0002-7510-01"),
        ("NDC: 50242-040-62", "50242-040-62"),
        ("ndc 60575-4112-1", "60575-4112-1"),
        ("National Drug Code 12345-6789-01", "12345-6789-01"),
        ("NDC 00027510017", "00027510017"),
        ("NDC # 5024204062", "5024204062"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "0002-7510-01",
        "NDC 0002-751-01",
        "NDC 0002-7510-011",
        "ndcx 0002-7510-01",
        "NDC 1-0002-7510-01",
        "NDC lot 12345678901",
        "NDC 00000000000",
        "NDC 123456789012",
        "NDC 12345-6789-01-2",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
