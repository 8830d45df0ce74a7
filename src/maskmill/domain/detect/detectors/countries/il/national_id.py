"""Identity numbers of Israel (Teudat Zehut, Population Authority): nine digits, the last Luhn's check digit.

One in ten random numbers passes, so a word must say what it is (Wikipedia, "Israeli identity card").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import DIGITS_8, DIGITS_9
from maskmill.domain.entity import EntityType

_LEAST, _LENGTH = 8, 9


def is_zehut(raw_number: str) -> bool:
    """Whether nine digits end with their check digit; a leading zero may be left out."""
    number = digits(raw_number)
    return _LEAST <= len(number) <= _LENGTH and stdnum("il.idnr")(number)


DETECTOR = Detector(
    name="il_id",
    type=EntityType.IL_ID,
    patterns=(
        Pattern(DIGITS_9, 0.84, needs_context=True),
        Pattern(r"\b\d{8}[ -]\d\b|\b\d[ -]\d{7}[ -]\d\b", 0.84, needs_context=True),
        Pattern(DIGITS_8, 0.8, needs_context=True),
    ),
    check=alone(is_zehut),
    context=spelled(
        """
        teudat zehut; teudat zehut no; mispar zehut; zehut; t.z; tz; tz no; israeli id; israel id;
        israeli id number; israeli identity; israeli identity number; israeli identity card; תעודת זהות;
        מספר זהות; ת.ז; ת"ז; מס זהות; זהות; מספר תעודת זהות
        """
    ),
)
