from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.bank_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("account number 123456789", "123456789"),
        ("Account No. 1234-5678-90", "1234-5678-90"),
        ("Acct # 000123456789", "000123456789"),
        ("Konto-Nr. 1234567", "1234567"),
        ("my bank account is 12345678901", "12345678901"),
        ("número de cuenta: 0049 1500 05", "0049 1500 05"),
        ("A/C 20304055", "20304055"),
        ("rekeningnummer 12.34 is old, rekeningnummer: 123456789", "123456789"),
        ("checking account: 55501234", "55501234"),
        ("Account\n998877665", "998877665"),
        ("numer konta bankowego: 4877931130", "4877931130"),
        ("número da conta bancária 696912122190", "696912122190"),
        ('{"bankAccountNumber": "4877931130"}', "4877931130"),
        ("Nr. konta: 2100587718", "2100587718"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "checking account ending 1234",
        "account 2024",
        "customer account 12345678",
        "Account: 01/02/2024",
        "Twitter account 1234567",
        "account of 12,000,000 people",
        "take into account 1234567",
        "account 111111111",
        "accountant 12345678",
        "12345678",
        "account balance 1,234,567.89",
        "accounts: 12 345",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
