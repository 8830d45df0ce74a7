from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.entropy import DETECTOR, entropy


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("api_key = 'a1b2c3d4e5'", "a1b2c3d4e5"),
        ("secret: 8fj2kd93kf02", "8fj2kd93kf02"),
        ("Authorization: Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef"),
        ("access_token=dGhpc2lzYXRlc3Q1", "dGhpc2lzYXRlc3Q1"),
        ('CLIENT_SECRET: "Zx81-kkQp-20ab-77"', "Zx81-kkQp-20ab-77"),
        ("the token is 4f9a2c77b1e04d5c", "4f9a2c77b1e04d5c"),
        ("Schlüssel: k9Lm2Qp7Xz41", "k9Lm2Qp7Xz41"),
        ('client_secret: "Winter1337$"', "Winter1337$"),
        ('client_secret: "PlbNZYrFBjml!"', "PlbNZYrFBjml!"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "token of thanks",
        "secret is out",
        "token count: 12345678",
        "api key: your-api-key-here",
        "secret santa 2024",
        "secret_key=settings.SECRET_KEY",
        "tokens 12345678901234567890",
        "token: 2024-01-01T00:00:00",
        "token: 1.2.3.4",
        "secret=aaaaaaaaaaaaaaaa1",
        "authorization: see https://example.org/page1",
        'token: "Hello World!"',
        'client_secret: "${CLIENT_SECRET}"',
        'secret: "TheEmperor"',
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []


@pytest.mark.parametrize(("value", "bits"), [("aaaa", 0.0), ("abab", 1.0), ("abcdefgh", 3.0), ("", 0.0)])
def test_entropy_counts_bits_per_character(value: str, bits: float) -> None:
    assert entropy(value) == bits
