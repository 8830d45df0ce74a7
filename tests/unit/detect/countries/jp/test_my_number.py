from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.jp.my_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("My Number 1234 5678 9018", "1234 5678 9018"),
        ("マイナンバー: 987654321018", "987654321018"),
        ("個人番号は 5551-2345-6787", "5551-2345-6787"),
        ("my number: 555123456787", "555123456787"),
        ("個人番号 (123456789018)", "123456789018"),
        ("mynumber=987654321018", "987654321018"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "123456789018",
        "1234 5678 9018",
        "My Number 123456789019",
        "My Number 1234567890181",
        "My Number 12345678901",
        "My Number order 987654321018",
        "My Number 000000000000",
        "my numbers 987654321018",
        "My Number +987654321018",
        "My Number 555123456787-1",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
