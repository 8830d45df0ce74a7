from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.vendor_key import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"),
        ("ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2", "ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2"),
        ("sk_live_4eC39HqLyjWDarjtT1zdp7dc", "sk_live_4eC39HqLyjWDarjtT1zdp7dc"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"),
        ("postgres://bob:hunter2@db/x", "bob:hunter2"),
        (
            "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----",
        ),
        ("AIzabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "AIzabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"),
        ("xoxb-123456789012-abc", "xoxb-123456789012-abc"),
        ("glpat-x1x1x1x1x1x1x1x1x1x1", "glpat-x1x1x1x1x1x1x1x1x1x1"),
        ("npm_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "npm_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "AKIAIOSFODNN7EXAMPL",
        "ghp_short",
        "-----BEGIN CERTIFICATE-----",
        "https://example.com:8080/a@b",
        "eyJhbGci",
        "eyJ!!!",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
