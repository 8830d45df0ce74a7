from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.credit_card import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("card 5500-0000-0000-0004 exp 12/25", "5500-0000-0000-0004"),
        ("378282246310005", "378282246310005"),
        ("No. 12 4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("6011000990139424.", "6011000990139424"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "credit card 4111111111111112",
        "0000 0000 0000 0000",
        "1234567890123452",
        "tracking 9400 1000 0000 0000 0000 00",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
