from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.password import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("password: hunter2!", "hunter2"),
        ("Passwort ist Geheim99", "Geheim99"),
        ("contraseña: abcd1234", "abcd1234"),
        ("api_key = 'a1b2c3d4e5'", "a1b2c3d4e5"),
        ("DB_PASSWORD=s3cr3t", "s3cr3t"),
        ("with password R3boot!Now.", "R3boot!Now"),
        ("Authorization: Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    ["password is required", "the password", "a token of thanks", "secret is out", "password: xxxx", "password reset"],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
