"""NHS numbers of England and Wales: ten digits, the last a modulus 11 check digit."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, digits, whole, words
from maskmill.domain.entity import EntityType

_LENGTH = 10
_NONE = 10


def is_nhs_number(raw_number: str) -> bool:
    """Whether ten digits end with their check digit (NHS Data Dictionary)."""
    number = digits(raw_number)
    if len(number) != _LENGTH or len(set(number)) == 1:
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)) % 11
    return check % 11 == int(number[-1]) and check != _NONE


DETECTOR = Detector(
    name="uk_nhs",
    type=EntityType.UK_NHS,
    patterns=(Pattern(r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", 0.85, needs_context=True),),
    check=whole(is_nhs_number),
    context=words(
        """
        nhs; nhs number; nhs no; national health service; patient; hospital; gp; health
        """
    ),
)
