from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.eu.vat import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("VAT MT26593658", "MT26593658"),
        ("VAT ID: FR17310022413.", "FR17310022413"),
        ("UID-Nr. SK7130293247, please", "SK7130293247"),
        ("(VAT ATU50742200)", "ATU50742200"),
        ("VAT ID=NL936737402B91", "NL936737402B91"),
        ("UID-Nr.\tEE543243832\n", "EE543243832"),
        ('"VAT": "IE1158568A"', "IE1158568A"),
        ("IE0268799B (VAT ID)", "IE0268799B"),
        ("UID-Nr. FR13819627076", "FR13819627076"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "VAT MT26593659",
        "VAT FR17310022414",
        "VAT SK7130293248",
        "VAT ATU50742201",
        "VAT SK71302932477",
        "VAT 7SK7130293247",
        "VAT SK713029324",
        "VAT SK7130293247-4471",
        "VAT 12.SK7130293247",
        "order no. SK7130293247",
        "VAT XSK7130293247",
        "VAT +SK7130293247",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
