from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.online.url import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("see https://example.com/a_(b).", "https://example.com/a_(b)"),
        ("www.example.org/x?y=1,", "www.example.org/x?y=1"),
        ("at example.co.uk today", "example.co.uk"),
        ("HTTPS://EXAMPLE.COM/A", "HTTPS://EXAMPLE.COM/A"),
        ("ftp://files.example.org/a.txt", "ftp://files.example.org/a.txt"),
        ("hxxps://bad.example.com/x", "hxxps://bad.example.com/x"),
        ("(http://192.0.2.1:80/)", "http://192.0.2.1:80/"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "john@example.com",
        "e.g. this",
        "file.txt",
        "1.5",
        "www",
        "http:/x",
        "and.So it goes",
        "a.b",
        "README.md",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
