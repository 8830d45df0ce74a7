"""US registration numbers for controlled substances (Drug Enforcement Administration), under the type MEDICAL_LICENSE.

Two letters (the kind of registrant, then the first letter of the surname or 9), six digits and a check digit: the
last digit of (1st + 3rd + 5th) + 2 x (2nd + 4th + 6th) (Wikipedia, "DEA number"). One in ten passes by chance, so a
word must stand near.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.entity import EntityType

_KINDS = frozenset("ABCDEFGHJKLMPRSTUX")


def is_dea(raw_number: str) -> bool:
    """Whether two letters and seven digits end with their check digit."""
    number = [int(digit) for digit in digits(raw_number[2:])]
    total = sum(number[0:6:2]) + 2 * sum(number[1:6:2])
    return raw_number[0].upper() in _KINDS and any(number[:6]) and total % 10 == number[6]


DETECTOR = Detector(
    name="us_dea",
    type=EntityType.MEDICAL_LICENSE,
    patterns=(Pattern(r"\b[A-Za-z][A-Za-z9][ -]?\d{7}\b", 0.84, needs_context=True),),
    check=alone(is_dea),
    context=spelled(
        """
        dea; dea number; dea no; dea registration; dea reg; dea id; dea certificate; dea license; dea licence; drug
        enforcement; drug enforcement administration; controlled substance; controlled substances; prescriber;
        prescriber id; medical license; medical licence; medical certificate; practitioner; número dea; numéro dea;
        dea-nummer; numero dea; numer dea
        """
    ),
)
