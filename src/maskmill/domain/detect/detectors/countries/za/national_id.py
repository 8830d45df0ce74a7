"""Identity numbers of South Africa (Home Affairs): birthday, order, citizenship 0-2, a digit, and Luhn's check digit.

Thirteen digits (Identification Act 68 of 1997; Wikipedia, "South African identity card"). In groups the form is
enough; plain digits may be a time in milliseconds, so a word must stand near.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, is_date, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import DIGITS_13
from maskmill.domain.entity import EntityType

_LENGTH = 13


def is_id(raw_number: str) -> bool:
    """Whether thirteen digits hold a day, a citizenship and Luhn's check digit."""
    number = digits(raw_number)
    return (
        len(number) == _LENGTH
        and is_date(int(number[:2]), int(number[2:4]), int(number[4:6]))
        and number[10] in "012"
        and stdnum("luhn")(number)
    )


DETECTOR = Detector(
    name="za_id",
    type=EntityType.ZA_ID,
    patterns=(
        Pattern(r"\b\d{6}[ -]\d{4}[ -]\d{2}[ -]?\d\b", 0.9),
        Pattern(DIGITS_13, 0.84, needs_context=True),
        Pattern(r"\b\d{6}[ -]\d{7}\b", 0.84, needs_context=True),
    ),
    check=alone(is_id),
    context=spelled(
        """
        id; id no; id number; id nr; identity; identity number; identity no; identity document; identification
        number; sa id; rsa id; south african id; south african identity; said; id book; identiteitsnommer;
        id-nommer; id nommer; inombolo kamazisi
        """
    ),
)
