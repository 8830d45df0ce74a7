from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.contact.email_address import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("write to john.smith@example.com.", "john.smith@example.com"),
        ("<Ana.López+x@mail.exämple.org>", "Ana.López+x@mail.exämple.org"),
        ("o'brien@x-y.co.uk,", "o'brien@x-y.co.uk"),
        ("john (at) example (dot) com", "john (at) example (dot) com"),
        ("john@exam\xadple.com", "john@example.com"),
        ('"john smith"@example.com', '"john smith"@example.com'),
        ("mailto:a.b+c@sub.example.museum", "a.b+c@sub.example.museum"),
        ("postmaster@[192.0.2.7]", "postmaster@[192.0.2.7]"),
        ("x@xn--exmple-cua.com", "x@xn--exmple-cua.com"),
        ("иван@пример.рф", "иван@пример.рф"),
        ("E-mail......jane@example.com", "jane@example.com"),
        ("jane@example[.]com", "jane@example[.]com"),
        ("email me: john dot smith at example dot com", "john dot smith at example dot com"),
        ("email=j_d@example.io&x=1", "j_d@example.io"),
        ("JOHN@EXAMPLE.COM", "JOHN@EXAMPLE.COM"),
        ("john[at]example.com", "john[at]example.com"),
        (
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com",
        ),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "@example.com",
        "john@",
        "john@localhost",
        "a@b.c",
        "3 @ 5.50 each",
        "john@.com",
        "john..smith@example.com",
        "icon@2x.png",
        "git@github.com:team/tool.git",
        "https://user:pass@example.com/",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com",
        "john@example@example.com",
        "look at slash dot org",
        "john@-example.com",
        "john@example..com",
        "lodash@4.17.21",
        "john.@example.com",
        "meet me at noon",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
