from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_english import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 12 Oak Street, Apt 4, Springfield, IL 62701.", "12 Oak Street, Apt 4, Springfield, IL 62701"),
        ("P.O. Box 1234", "P.O. Box 1234"),
        ("London SW1A 1AA", "SW1A 1AA"),
        ("221B Baker Street", "221B Baker Street"),
        ("1600 Pennsylvania Ave. NW", "1600 Pennsylvania Ave. NW"),
        ("ZIP: 90210", "90210"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["12 oak trees", "in 2019 we drove", "AB1 2", "5 street"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
