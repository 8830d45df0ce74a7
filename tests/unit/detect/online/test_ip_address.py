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
        ("IP:203.0.113.9", "203.0.113.9"),
        ("ip 1.2.3.4", "1.2.3.4"),
        ("http://203.0.113.5:8080/", "203.0.113.5"),
        ("source:2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]:80", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("203.0.113.0/24", "203.0.113.0"),
        ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"),
        ("IP\n103.14.219.134", "103.14.219.134"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1",
        "::1",
        "version 1.2.3.4",
        "256.1.1.1",
        "12:30:45",
        "1.2.3.4.5",
        "std::vector",
        "§ 1.2.3.4",
        "1.2.3.4",
        "Chrome/120.0.0.0",
        "Chrome/91.0.4472.124",
        "v10.0.19041.1",
        "255.255.255.0",
        "2001:db8:::1",
        "10:20:30:40",
        "1:2",
        "A::B::C",
        "0.0.0.0",  # noqa: S104 - nothing is bound
        "section 10.11.12.13",
        "00:1A:2B:3C:4D:5E",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []


def test_both_ends_of_a_range_are_found() -> None:
    assert values(DETECTOR, "203.0.113.7-203.0.113.9") == ["203.0.113.7", "203.0.113.9"]
