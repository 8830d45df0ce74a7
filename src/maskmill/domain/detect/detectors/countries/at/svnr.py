"""Austrian social insurance numbers (Sozialversicherungsnummer): three digits, a check digit, the birthday as DDMMYY.

Weights 3 7 9 over the serial and 5 8 4 2 1 6 over the birthday, modulo 11, never ten; the month runs to 15 where
serials are used up (ASVG § 31; Dachverband, "Aufbau der Versicherungsnummer"). A word must say what it is: the date
and the check digit alone let one number in 300 pass.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, is_date, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_10
from maskmill.domain.entity import EntityType

_LAST_MONTH = 15


def is_insured(raw_value: str) -> bool:
    """Whether ten digits are an Austrian social insurance number."""
    number = compact(raw_value)
    day, month, year = int(number[4:6]), int(number[6:8]), int(number[8:])
    known = is_date(year, month, day) or (12 < month <= _LAST_MONTH and 1 <= day <= 31)  # noqa: PLR2004 - months, days
    return known and stdnum("at.vnr")(number)


DETECTOR = Detector(
    name="at_svnr",
    type=EntityType.AT_SVNR,
    patterns=(
        Pattern(DIGITS_10, 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{3}[ /-]{1,3}\d{6}\b", 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{3}[ /-]\d{2}[ .]?\d{2}[ .]?\d{2}\b", 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{2} \d \d{6}\b", 0.85, needs_context=True),
    ),
    check=alone(is_insured, even=False),
    context=spelled(
        """
        svnr; sv-nr; sv nr; sv-nummer; svnummer; sozialversicherungsnummer; sozialversicherungsnr;
        sozialversicherungs-nr; versicherungsnummer; versicherungsnr; vers.nr; vsnr; vnr; vers-nr; e-card; ecard;
        e-card-nummer; svz; sva-nummer; österreichische sozialversicherung; social security number; social insurance
        number; austrian social security; austrian social insurance number; insurance number; sozialversicherung; ssn;
        numéro de sécurité sociale; número de seguridad social
        """
    ),
    adjacent=True,
)
