from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.online.cookie_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("_ga=GA1.2.1234567890.1609459200", "GA1.2.1234567890.1609459200"),
        ("_fbp=fb.1.1596403881668.1116446470;", "fb.1.1596403881668.1116446470"),
        ("JSESSIONID=0A1B2C3D4E5F60718293A4B5C6D7E8F9; Path=/", "0A1B2C3D4E5F60718293A4B5C6D7E8F9"),
        ('"PHPSESSID": "el4ukv0kqbvoirg7nkp4dncpk3"', "el4ukv0kqbvoirg7nkp4dncpk3"),
        ("Cookie: sessionid=38afes7a8; csrftoken=abc", "38afes7a8"),
        ("GA1.2.123456789.1609459200", "GA1.2.123456789.1609459200"),
        ("cookie id: a1b2c3d4e5f6", "a1b2c3d4e5f6"),
        ("sid=9f86d081884c7d659a2feaa0", "9f86d081884c7d659a2feaa0"),
        ("MUID=1A2B3C4D5E6F70819A2B3C4D5E6F7081", "1A2B3C4D5E6F70819A2B3C4D5E6F7081"),
        ("connect.sid=s%3Ax1y2z3x1y2z3", "s%3Ax1y2z3x1y2z3"),
        ("_hjSessionUser_123456=eyJpZCI6ImExYjIifQ", "eyJpZCI6ImExYjIifQ"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "_ga: none",
        "fr=3",
        "cookie policy 2021",
        "sid=12345",
        "GA1.2.12.16",
        "GA1.2.123456789.1609459200.5",
        "fb.1.15964.1",
        "session-id: ",
        "sessionid=abcdefghij",
        "a session id is needed",
        "PHPSESSIDs=a1b2c3d4e5f6",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
