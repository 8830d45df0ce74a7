"""Payment cards: Luhn's check digit (ISO/IEC 7812-1), issuer ranges and the lengths that they use."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-59]|[689]\d)\d{11,16}"  # Diners
    r"|35(?:2[89]|[3-8]\d)\d{12,15}|(?:2131|1800)\d{11}"  # JCB
    r"|6(?:011|22\d|4[4-9]\d|5\d{2})\d{12,15}"  # Discover, UnionPay
    r"|62\d{14,17}"  # UnionPay
    r"|(?:5018|5020|5038|5[6-8]\d{2}|6304|6390|67\d{2})\d{8,15}"  # Maestro
    r"|(?:60|81|82|508)\d{13,14}"  # RuPay
    r"|220[0-4]\d{12,15}"  # Mir
)
_GROUP = re.compile(r"\d+")
_ODD = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn(number: str) -> bool:
    """Whether the last digit is Luhn's check digit of the others."""
    odd = sum(_ODD[int(digit)] for digit in number[-2::-2])
    return (odd + sum(int(digit) for digit in number[-1::-2])) % 10 == 0


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the card among the groups of digits: an expiry date or a count may stand beside it."""
    groups = [found.span() for found in _GROUP.finditer(text, start, end)]
    for first in range(len(groups)):
        for last in range(len(groups), first, -1):
            number = "".join(text[a:b] for a, b in groups[first:last])
            if _ISSUERS.fullmatch(number) and luhn(number) and len(set(number)) > 1:
                return groups[first][0], groups[last - 1][1]
    return None


DETECTOR = Detector(
    name="credit_card",
    type=EntityType.CREDIT_CARD,
    patterns=(Pattern(r"\b\d(?:[ .-]?\d){11,22}\b", 0.95),),
    check=_check,
    context=("card", "visa", "mastercard", "amex", "credit", "debit", "karte", "carte", "tarjeta"),
)
