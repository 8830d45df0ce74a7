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
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["@example.com", "john@", "john@localhost", "a@b.c", "3 @ 5.50 each", "john@.com"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
