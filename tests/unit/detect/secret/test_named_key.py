from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.secret.named_key import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DATADOG_API_KEY=0a1b2c3d4e5f67890a1b2c3d4e5f6789", "0a1b2c3d4e5f67890a1b2c3d4e5f6789"),
        ("datadog app key: 0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d", "0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d"),
        ("HEROKU_API_KEY=01234567-89ab-4def-8123-456789abcdef", "01234567-89ab-4def-8123-456789abcdef"),
        (
            "aws_secret_access_key = a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4",
            "a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4",
        ),
        ("Cloudflare token: a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4", "a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4"),
        ("CF_API_KEY=0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2", "0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2"),
        ("Twilio auth token 0a1b2c3d4e5f67890a1b2c3d4e5f6789", "0a1b2c3d4e5f67890a1b2c3d4e5f6789"),
        (
            "twitter consumer secret: a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1",
            "a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1",
        ),
        ("LinkedIn client secret: a1B2c3D4e5F6g7H8", "a1B2c3D4e5F6g7H8"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "sha 0a1b2c3d4e5f67890a1b2c3d4e5f6789",
        "commit 0a1b2c3d4e5f67890a1b2c3d4e5f67890a1b2c3d",
        "id 01234567-89ab-4def-8123-456789abcdef",
        "datadog 0a1b2c3d4e5f67890a1b2c3d4e5f6789",
        "DATADOG_API_KEY=0a1b2c3d4e5f67890a1b2c3d4e5f678",
        "DATADOG_API_KEY=0a1b2c3d4e5f67890a1b2c3d4e5f67890",
        "HEROKU_APP=01234567-89ab-4def-8123-456789abcdef",
        "aws_secret_access_key = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Cloudflare token a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4e",
        "the key of the twilight 0a1b2c3d4e5f67890a1b2c3d4e5f6789",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
