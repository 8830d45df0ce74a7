"""Belgian national numbers (rijksregisternummer, numéro national, NISS): birthday, order, and 97 less them modulo 97.

From 2000 on a 2 stands before the nine digits in the division. BIS numbers add 20 or 40 to the month; month and day
may be zero when unknown (KB 3.4.1984; KSZ-BCSS, "INSZ"). The grouped forms are rare enough, eleven plain digits need a
word.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11, GROUPS_6_5
from maskmill.domain.entity import EntityType

_FORM = re.compile(r"\d{2}(?:[024]\d|[135][0-2])(?:[0-2]\d|3[01])(?!000)\d{3}\d{2}")


def is_national_number(raw_value: str) -> bool:
    """Whether eleven digits are a national or a BIS number of either century."""
    number = compact(raw_value)
    if _FORM.fullmatch(number) is None or not varied(number):
        return False
    first, check = int(number[:9]), int(number[9:])
    return check in {97 - first % 97, 97 - (2_000_000_000 + first) % 97}


DETECTOR = Detector(
    name="be_national_number",
    type=EntityType.BE_NATIONAL_NUMBER,
    patterns=(
        Pattern(r"\b\d{2}[. /-]\d{2}[. /-]\d{2}[. /-]{1,3}\d{3}[. /-]\d{2}\b", 0.9),
        Pattern(r"\b\d{6}[ -]\d{3}[ .-]\d{2}\b", 0.9),
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(GROUPS_6_5, 0.85, needs_context=True),
    ),
    check=alone(is_national_number, even=False),
    context=spelled(
        """
        rijksregisternummer; rijksregisternr; rijksregister; rrn; nationaal nummer; insz; insz-nummer; niss; nn; bis;
        bisnummer; bis-nummer; numéro bis; numéro national; n° national; numéro de registre national; registre national;
        numéro niss; national number; national register number; national registration number; belgian national number;
        nationalregisternummer; nationalnummer; número nacional; numero nazionale; registro nazionale; registro
        nacional; numéro d'identification du registre national; identificatienummer; ssin; social security;
        rijksregisternummer nr
        """
    ),
    adjacent=True,
)
