"""Czech and Slovak birth numbers (rodné číslo): birthday as YYMMDD, a slash, three or four digits.

Women add 50 to the month, 20 more where serials are used up; ten digits are divisible by eleven, or end with 0 where
the first nine leave ten; nine digits were given until 1953, unchecked (zákon 133/2000 Sb. § 13; zákon 301/1995 Z.
z.). The slashed form with its check digit is rare enough, the others need a word.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_10, GROUPS_6_4
from maskmill.domain.entity import EntityType

_OLD, _OLD_UNTIL = 9, "53"
_MONTH = re.compile(r"\d{2}(?:[0257]|[1368](?=[0-2]))\d")


def is_birth_number(raw_value: str) -> bool:
    """Whether nine or ten digits are a birth number."""
    number = compact(raw_value)
    if len(number) == _OLD and number[:2] > _OLD_UNTIL:
        return False
    return "+" not in raw_value and _MONTH.match(number) is not None and stdnum("cz.rc")(number)


DETECTOR = Detector(
    name="cz_rodne_cislo",
    type=EntityType.CZ_RODNE_CISLO,
    patterns=(
        Pattern(r"\b\d{6} ?/ ?\d{4}\b", 0.85),
        Pattern(r"\b\d{6} ?/ ?\d{3}\b", 0.85, needs_context=True),
        Pattern(DIGITS_10, 0.85, needs_context=True),
        Pattern(GROUPS_6_4, 0.85, needs_context=True),
    ),
    check=alone(is_birth_number, even=False),
    context=spelled(
        """
        rodné číslo; rodného čísla; rodným číslem; rodnom čísle; rod. číslo; r.č; rč; rodné č; r. č; rodne cislo; rc;
        rodná čísla; birth number; czech birth number; slovak birth number; personal number; national id; geburtsnummer;
        personal identification number; birth certificate number; rodnéčíslo; numer urodzenia
        """
    ),
)
