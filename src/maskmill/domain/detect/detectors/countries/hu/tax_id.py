"""Hungarian tax numbers: of persons (adóazonosító jel, ten digits from 8 on), of companies (adószám, 8-1-2).

The first weighs its places 1 to 9, modulo 11; the second weighs 9 7 3 1 in turn, modulo 10; the VAT number is HU and
its first eight digits (2003. évi XCII. törvény; NAV). A word, or HU, must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum, varied, weighted
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_8, DIGITS_10, DIGITS_11
from maskmill.domain.entity import EntityType

_PERSON = 10
_COMPANY = 8


def is_tax_number(raw_value: str) -> bool:
    """Whether a value is a Hungarian tax number of a person or a company."""
    number = compact(raw_value).removeprefix("HU")
    if len(number) == _PERSON:
        return number[0] == "8" and varied(number) and weighted(number, tuple(range(1, 10))) % 11 == int(number[9])
    return number[_COMPANY : _COMPANY + 1] in {"", "1", "2", "3", "4", "5"} and stdnum("hu.anum")(number[:_COMPANY])


DETECTOR = Detector(
    name="hu_tax_id",
    type=EntityType.HU_TAX_ID,
    patterns=(
        Pattern(r"\bHU[ -]?\d{8}\b", 0.85),
        Pattern(r"\b\d{8}-[1-5]-\d{2}\b", 0.9, needs_context=True),
        Pattern(DIGITS_8, 0.8, needs_context=True),
        Pattern(DIGITS_10, 0.85, needs_context=True),
        Pattern(DIGITS_11, 0.8, needs_context=True),
    ),
    check=alone(is_tax_number, even=False),
    context=spelled(
        """
        adóazonosító; adóazonosító jel; adóazonosító jele; adóazonosító szám; adószám; adószáma; adóazonosítója;
        közösségi adószám; áfa; tax id; tax number; tax identification number; hungarian tax number; vat; vat number;
        tin; steuernummer
        """
    ),
    adjacent=True,
)
