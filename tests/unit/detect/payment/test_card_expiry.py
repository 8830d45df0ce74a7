from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.card_expiry import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("exp 12/25", "12/25"),
        ("VALID THRU 09/27", "09/27"),
        ("Visa card expires 12/25", "12/25"),
        ("Exp. date: 03/2027", "03/2027"),
        ("Kreditkarte gültig bis 09/28", "09/28"),
        ("expiry: Dec 2027", "Dec 2027"),
        ("expiry date (MM/YY): 04/27", "04/27"),
        ("card valid until 0427", "0427"),
        ("date d'expiration : 11/26", "11/26"),
        ("tarjeta, caduca 01/29", "01/29"),
        ("exp=2027-04", "2027-04"),
        ("fecha de caducidad 06-28", "06-28"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "exp 13/25",
        "expires 12/25",
        "LOT 123 EXP 04/27",
        "expires on 12/25/2025 card",
        "card 12/25",
        "exp 00/27",
        "the offer, card in hand, expires 12/25",
        "passport expiry 04/27",
        "expiry 4",
        "exp 12/2",
        "experience 12/25",
        "card expires soon, 12/25 at noon",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
