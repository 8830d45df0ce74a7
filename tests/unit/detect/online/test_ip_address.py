from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.online.ip_address import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("from 203.0.113.7.", "203.0.113.7"),
        ("2001:db8::8a2e:370:7334", "2001:db8::8a2e:370:7334"),
        ("fe80::1 up", "fe80::1"),
        ("::ffff:192.0.2.128", "::ffff:192.0.2.128"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text", ["127.0.0.1", "version 1.2.3.4", "256.1.1.1", "12:30:45", "1.2.3.4.5", "std::vector", "§ 1.2.3.4"]
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
