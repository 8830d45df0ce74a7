from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.iban_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
        ("GB82WEST12345698765432 BIC", "GB82WEST12345698765432"),
        ("FR14 2004 1010 0505 0001 3M02 606 AND", "FR14 2004 1010 0505 0001 3M02 606"),
        ("de89370400440532013000", "de89370400440532013000"),
        ("NO93 8601 1117 947", "NO93 8601 1117 947"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    ["DE88 3704 0044 0532 0130 00", "IBAN DE89 3704 0044 0532 0130 01", "XX89 3704 0044 0532 0130 00", "DE89 3704"],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
