from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.online.profile import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://www.linkedin.com/in/jane-doe-123", "jane-doe-123"),
        ("github.com/janedoe", "janedoe"),
        ("x.com/@jane_doe", "jane_doe"),
        ("bsky.app/profile/jane.example.com", "jane.example.com"),
        ("https://www.reddit.com/user/jane_d", "jane_d"),
        ("instagram.com/jane.doe/", "jane.doe"),
        ("paypal.me/janedoe", "janedoe"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "linkedin.com/company",
        "github.com/about",
        "facebook.com/help",
        "example.com/jane",
        "github.com/",
        "x.com/settings",
        "facebook.com/groups",
        "t.me/s",
        "youtube.com/watch",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
