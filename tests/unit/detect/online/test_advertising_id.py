from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.online.advertising_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("IDFA: 3F2504E0-4F89-41D3-9A0C-0305E82C3301", "3F2504E0-4F89-41D3-9A0C-0305E82C3301"),
        ("advertisingId=38400000-8cf0-11bd-b23e-10b96e40000d", "38400000-8cf0-11bd-b23e-10b96e40000d"),
        ("GAID 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
        ("the advertising ID is 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
        ("3f2504e0-4f89-41d3-9a0c-0305e82c3301 (AAID)", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
        ("Werbe-ID: 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
        ("idfa=3f2504e04f8941d39a0c0305e82c3301", "3f2504e04f8941d39a0c0305e82c3301"),
        ("identifiant publicitaire : 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "IDFA 00000000-0000-0000-0000-000000000000",
        "session 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "idfa 3f2504e0-4f89-41d3-9a0c-0305e82c330",
        "idfa 12345, order 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "advertising budget 3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "gaid 3f2504e0-4f89-41d3-9a0c-0305e82c3301-2",
        "IDFA: none",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
