"""Social security numbers of Mexico (NSS, IMSS): eleven digits, the last Luhn's check digit.

Subdelegation, year of enrolment, year of birth, order (IMSS; Wikipedia, "Número de Seguridad Social"). One in ten
passes, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

_LENGTH = 11


def is_nss(raw_number: str) -> bool:
    """Whether eleven digits end with Luhn's check digit, and the region is not 00."""
    number = digits(raw_number)
    return len(number) == _LENGTH and number[:2] != "00" and stdnum("luhn")(number)


DETECTOR = Detector(
    name="mx_nss",
    type=EntityType.MX_NSS,
    patterns=(
        Pattern(DIGITS_11, 0.84, needs_context=True),
        Pattern(r"\b\d{2}[ -]\d{2}[ -]\d{2}[ -]\d{4}[ -]\d\b", 0.84, needs_context=True),
        Pattern(r"\b\d{4}[ -]\d{2}[ -]\d{4}[ -]\d\b", 0.8, needs_context=True),
    ),
    check=alone(is_nss),
    context=spelled(
        """
        nss; n.s.s; imss; no. imss; número de seguridad social; número de seguridad; número de seguro social; seguro
        social; seguridad social; no de seguridad social; afiliación; número de afiliación; issste; mexican social
        security
        """
    ),
)
