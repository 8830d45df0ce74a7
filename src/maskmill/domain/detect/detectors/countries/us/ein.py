"""US employer identification numbers (IRS): two digits of the campus that issued it, then seven; no check digit.

Prefixes: IRS, "How EINs are assigned and valid EIN prefixes". Without a word beside it a number is none.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.alone import is_alone
from maskmill.domain.detect.beside import beside
from maskmill.domain.detect.checks import spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern, bag, digits
from maskmill.domain.detect.forms import DIGITS_9
from maskmill.domain.detect.spelling import parted
from maskmill.domain.entity import EntityType

_PREFIXES = bag(
    """
    01 02 03 04 05 06 10 11 12 13 14 15 16 20 21 22 23 24 25 26 27 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46
    47 48 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 71 72 73 74 75 76 77 80 81 82 83 84 85 86 87 88 90
    91 92 93 94 95 98 99
    """
)
_SURE = re.compile(
    r"\b(?:F?EINS?|F\.?E\.?I\.?N|TIN)\b"
    r"|(?i:\bfein\b|\bein(?:[ _-]?(?:no|num|number|nr|code)\b| ?[:=#])|_ein\b)"
    r"|(?i:(?:\b|_)(?:employer|federal|fed|tax|taxpayer|irs)(?:\b|_))"
    r"|(?i:empleador|employeur|arbeitgeber|datore di lavoro|empregador|werkgevers|pracodawc)"
)
"""In German "ein" is an article."""

_is_beside = beside("f?ein|federal tax(?:payer)? id|fed(?:eral)? (?:tax )?id|employer id|tax id|tin")


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    number = digits(text[start:end])
    if number[:2] not in _PREFIXES or not varied(number):
        return None
    return (start, end) if is_alone(text, start, end) and _is_labelled(text, start, end) else None


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Whether a label stands near that cannot be German."""
    around = text[max(0, start - 64) : end + 30]
    return _SURE.search(parted(around) or around) is not None or _is_beside(text, start, end)


DETECTOR = Detector(
    name="us_ein",
    type=EntityType.US_EIN,
    patterns=(
        Pattern(r"\b\d{2}[- ]\d{7}\b", 0.8, needs_context=True),
        Pattern(DIGITS_9, 0.8, needs_context=True),
    ),
    check=_check,
    context=spelled(
        """
        ein; eins; fein; f.e.i.n; employer identification; employer identification number; employer identification
        no; employer id; employer's id; employer id number; employer number; federal tax id; federal tax id number;
        federal tax identification; federal tax identification number; federal id; federal id number; fed id; fed
        tax id; tax id; tax id number; tax id no; tax identification number; tax number; taxpayer identification;
        taxpayer identification number; taxpayer id; tin; número de identificación del empleador; identificación del
        empleador; numéro d'identification d'employeur; numéro d'identification de l'employeur;
        arbeitgeber-identifikationsnummer; us-arbeitgebernummer; arbeitgebernummer; codice identificativo del datore
        di lavoro; número de identificação do empregador; werkgeversnummer; werkgeversidentificatienummer; numer
        identyfikacyjny pracodawcy
        """
    ),
)
