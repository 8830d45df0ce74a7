from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.device.mac_address import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E"),
        ("00-1a-2b-3c-4d-5e", "00-1a-2b-3c-4d-5e"),
        ("mac 001a.2b3c.4d5e", "001a.2b3c.4d5e"),
        ("001a.2b3c.4d5e", "001a.2b3c.4d5e"),
        ("MAC: 001A2B3C4D5E", "001A2B3C4D5E"),
        ("mac address is 001a-2b3c-4d5e", "001a-2b3c-4d5e"),
        ("HWaddr 00 1A 2B 3C 4D 5E", "00 1A 2B 3C 4D 5E"),
        ("link/ether 00:1a:2b:3c:4d:5e brd", "00:1a:2b:3c:4d:5e"),
        ("MAC-Adresse: 00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "00:1A:2B:3C:4D",
        "00:1A-2B:3C-4D:5E",
        "00:1A:2B:3C:4D:5E:6F",
        "0012.3456.7890",
        "dead.beef.cafe",
        "001a-2b3c-4d5e",
        "1.001a.2b3c.4d5e.7",
        "00:00:00:00:00:00",
        "FF:FF:FF:FF:FF:FF",
        "001A2B3C4D5E",
        "00:1G:2B:3C:4D:5E",
        "mac 00112233445",
        "machine 001A2B3C4D5E",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
