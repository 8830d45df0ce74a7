from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.bic_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("BIC: COBADEFFXXX", "COBADEFFXXX"),
        ("Swift DEUTDEFF500", "DEUTDEFF500"),
        ("bic: deutdeff", "deutdeff"),
        ("SWIFT/BIC code: BNPA FR PP XXX", "BNPA FR PP XXX"),
        ("SWIFT code of the bank is CHASUS33", "CHASUS33"),
        ("DE64 3704 0044 0000 1234 56, COBADEFFXXX", "COBADEFFXXX"),
        ("COBADEFF / DE64370400440000123456", "COBADEFF"),
        ("kod SWIFT: BPKOPLPW", "BPKOPLPW"),
        ("BIC\nGENODEM1GLS", "GENODEM1GLS"),
        ("Your BIC (COBADEFFXXX) was changed", "COBADEFFXXX"),
        ("BIC (bank) COBADEFFXXX", "COBADEFFXXX"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "BIC REQUIRED",
        "swift decision",
        "ABSOLUTE",
        "BIC XXXXZZXX",
        "DEUTDEFF",
        "SWIFT DEUTDEF",
        "BIC: DEUTDEFFXX",
        "swift programming",
        "SWIFT TRANSFER",
        "FR1420041010050500013M02606 DEUTDEFF",
        "Taylor Swift ABSOLUTE",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
