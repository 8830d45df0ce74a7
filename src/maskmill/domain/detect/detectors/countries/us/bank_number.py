"""Bank accounts without an IBAN, and ABA routing numbers with their 3-7-1 check digit."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.numbers import DIGITS, behind, label
from maskmill.domain.entity import EntityType

_LENGTH = 9


def is_routing_number(raw_number: str) -> bool:
    """Whether nine digits are an ABA routing number: district 00-12, 21-32, 61-72 or 80, and the check digit."""
    number = digits(raw_number)
    if len(number) != _LENGTH:
        return False
    district = int(number[:2])
    if not (district <= 12 or 21 <= district <= 32 or 61 <= district <= 72 or district == 80):  # noqa: PLR2004 - the Federal Reserve's districts
        return False
    return sum(int(digit) * weight for digit, weight in zip(number, (3, 7, 1) * 3, strict=True)) % 10 == 0


DETECTOR = Detector(
    name="us_bank_number",
    type=EntityType.US_BANK_NUMBER,
    patterns=(
        Pattern(
            label("routing; routing number; routing no; aba; rtn; transit number"),
            0.9,
            rank=Rank.VALIDATED,
            check=behind(9, 9, form=DIGITS, valid=is_routing_number),
        ),
        Pattern(
            label(
                """
                account; account number; account no; account num; acct; acct no; a/c; bank account; checking; savings;
                sort code; konto; kontonummer; kontonr; konto nr; bankleitzahl; blz; numéro de compte; compte
                bancaire; compte n; número de cuenta; cuenta bancaria; conto corrente; conta bancária; rekeningnummer
                """
            ),
            0.75,
            check=behind(6, 18, 30, DIGITS),
        ),
    ),
    rank=Rank.LABELLED,
)
