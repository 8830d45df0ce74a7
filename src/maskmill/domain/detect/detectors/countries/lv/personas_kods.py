"""Latvian personal codes (personas kods): birthday as DDMMYY, a hyphen, century, serial, check digit.

Codes given since 2017 hold 32 and no birthday. Weights 10 5 8 4 2 1 6 3 7 9, one added, modulo 11, ten as 0 (Fizisko
personu reģistra likums; python-stdnum lv.pvn). A word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11, GROUPS_6_5
from maskmill.domain.entity import EntityType


def is_personal_code(raw_value: str) -> bool:
    """Whether eleven digits are the code of a person: those of companies begin with 4 and more."""
    number = compact(raw_value)
    return number[0] < "4" and number[6] in "0129345678" and stdnum("lv.pvn")(number)


DETECTOR = Detector(
    name="lv_personas_kods",
    type=EntityType.LV_PERSONAS_KODS,
    patterns=(Pattern(GROUPS_6_5, 0.85, needs_context=True), Pattern(DIGITS_11, 0.85, needs_context=True)),
    check=alone(is_personal_code),
    context=spelled(
        """
        personas kods; personas koda; personas kodu; pers. kods; p.k; pk; personas kods nr; latvian personal code;
        personal code; personal identity number; latvian id; personal identification number; national id; personal
        number; personal identification code; identity number; personencode; персональный код
        """
    ),
    adjacent=True,
)
