"""Numbers that two types could claim: the one whose label stands beside it gets it."""

from __future__ import annotations

import pytest
from tests.fixtures.detection import mill

from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection


@pytest.fixture(scope="module")
def detection() -> Detection:
    return Detection(mill(), Policy("all", 1))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Routing: 021000021 Account: 123456780", ["ABA_ROUTING_NUMBER", "US_BANK_NUMBER"]),
        ("Account: 123456780 Routing: 021000021", ["US_BANK_NUMBER", "ABA_ROUTING_NUMBER"]),
        ("Sort code 20-30-40 Account 12345678", ["UK_SORT_CODE", "US_BANK_NUMBER"]),
        ("Card 4111 1111 1111 1111 exp 12/27 CVV 123", ["CREDIT_CARD", "CARD_EXPIRY", "CARD_CVV"]),
        ("IBAN DE64 3704 0044 0000 1234 56, BIC COBADEFFXXX", ["IBAN_CODE", "BIC_CODE"]),
        ("IMEI: 356938035643809, card 378282246310005", ["IMEI", "CREDIT_CARD"]),
        ("IDFA: 3F2504E0-4F89-41D3-9A0C-0305E82C3301", ["ADVERTISING_ID"]),
        ("Cookie: _ga=GA1.2.1234567890.1609459200", ["COOKIE_ID"]),
        ("Date of birth: 04/05/1980, phone +44 7700 900123", ["DATE_OF_BIRTH", "PHONE_NUMBER"]),
        ("celular (11) 91234-5678, CEP 01310-200", ["PHONE_NUMBER", "ZIP_CODE"]),
        ("Tel. 030 901820, PLZ 10115", ["PHONE_NUMBER", "ZIP_CODE"]),
        ("10 Downing Street, SW1A 2AA", ["STREET_ADDRESS"]),
        ("NHS number 943 476 5919", ["UK_NHS"]),
        ("%B4111111111111111^DOE/JOHN^25121010000000000000?", ["CARD_TRACK"]),
        ("MAC 00:1A:2B:3C:4D:5E at 10:30:15", ["MAC_ADDRESS"]),
        ("The routing number is 021000022.", []),
        ("Order 4155552671 for 612 345 678", []),
    ],
)
def test_the_number_goes_to_its_own_label(detection: Detection, text: str, kinds: list[str]) -> None:
    assert [item.type.value for item in detection.find([text])[0]] == kinds
