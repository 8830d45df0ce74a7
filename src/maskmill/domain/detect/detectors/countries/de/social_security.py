"""German pension insurance numbers (Versicherungsnummer, RVNR): area, birthday, initial, serial, check digit.

Two digits of the area, the birthday as DDMMYY, the first letter of the name at birth, two digits, a check digit: the
letter as two digits (A = 01), weights 2 1 2 5 7 1 2 1 2 1 2 1, the sum of the digits' sums modulo 10 (§ 147 SGB VI,
VKVV). The structure around the letter is so specific that no word is needed.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, is_date, spelled
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_FORM = re.compile(r"(?P<area>\d{2})(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2})(?P<letter>[A-Z])\d{3}")
_WEIGHTS = (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
_AREAS = range(2, 90)


def is_pension_number(raw_value: str) -> bool:
    """Whether twelve characters are a pension insurance number."""
    found = _FORM.fullmatch(number := compact(raw_value))
    if found is None or int(found["area"]) not in _AREAS:
        return False
    if not is_date(int(found["year"]), int(found["month"]), int(found["day"])):
        return False
    figures = f"{number[:8]}{ord(number[8]) - ord('A') + 1:02}{number[9:11]}"
    products = (int(figure) * weight for figure, weight in zip(figures, _WEIGHTS, strict=True))
    return sum(product // 10 + product % 10 for product in products) % 10 == int(number[-1])


DETECTOR = Detector(
    name="de_social_security",
    type=EntityType.DE_SOCIAL_SECURITY,
    patterns=(
        Pattern(r"\b\d{2}[ ./-]?\d{6}[ ./-]?[A-Z][ ./-]?\d{2}[ ./-]?\d\b", 0.9),
        Pattern(r"\b\d{2}[ ./-]\d{2}[ ./-]?\d{2}[ ./-]?\d{2}[ ./-]?[A-Z][ ./-]?\d{2}[ ./-]?\d\b", 0.9),
        Pattern(r"\b\d{2}[ ./-]?\d{6}[ ./-]?[a-z][ ./-]?\d{2}[ ./-]?\d\b", 0.8, needs_context=True),
    ),
    check=alone(is_pension_number),
    context=spelled(
        """
        sozialversicherungsnummer; sozialversicherungs-nr; sozialversicherungsnr; sv-nummer; sv-nr; svnr; rvnr;
        rentenversicherungsnummer; rentenversicherungs-nr; versicherungsnummer; versicherungsnr; vsnr;
        rentenversicherung; sozialversicherungsausweis; social security number; pension insurance number; social
        insurance number; rv-nummer; rv-nr; german pension insurance
        """
    ),
)
