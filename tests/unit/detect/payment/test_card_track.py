from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.card_track import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("%B4111111111111111^DOE/JOHN^25121010000000000000?", "%B4111111111111111^DOE/JOHN^25121010000000000000?"),
        (";4111111111111111=25121010000012345678?", ";4111111111111111=25121010000012345678?"),
        ("4111111111111111D25121010000", "4111111111111111D25121010000"),
        ("5500000000000004=2712201", "5500000000000004=2712201"),
        ("%B4111111111111111^DOE/J MR^2512101?", "%B4111111111111111^DOE/J MR^2512101?"),
        ("B378282246310005^ROE/JANE^2701101000000?", "B378282246310005^ROE/JANE^2701101000000?"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "%B4111111111111112^DOE/JOHN^25121010000000000000?",
        ";4111111111111111=25131010000012345678?",
        ";4111111111111111?",
        "%B4111111111111111^DOE/JOHN",
        "1234=5678901",
        "x = 4111111111111111",
        "4111111111111111D2513101",
        "411111111111=2512101",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
