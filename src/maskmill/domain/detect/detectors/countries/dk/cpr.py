"""Danish personal numbers (CPR-nummer, personnummer): birthday as DDMMYY and four digits.

The seventh digit and the year give the century; the modulus 11 check no longer holds for numbers given since 2007
(CPR-kontoret, "Personnummeret i CPR-systemet"). Only the date can be checked, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, is_date, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_6_4
from maskmill.domain.entity import EntityType


def is_cpr(raw_value: str) -> bool:
    """Whether ten digits begin with a day of the calendar."""
    number = compact(raw_value)
    return is_date(int(number[4:6]), int(number[2:4]), int(number[:2])) and varied(number) and number[6:] != "0000"


DETECTOR = Detector(
    name="dk_cpr",
    type=EntityType.DK_CPR,
    patterns=(
        Pattern(GROUPS_6_4, 0.84, needs_context=True),
        Pattern(r"\b\d{6} - \d{4}\b", 0.84, needs_context=True),
        Pattern(r"\b\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{4}\b", 0.84, needs_context=True),
    ),
    check=alone(lambda raw_value: "+" not in raw_value and is_cpr(raw_value), even=False),
    context=spelled(
        """
        cpr; cpr-nr; cpr nr; cprnr; cpr-nummer; cpr-nummeret; cprnummer; cpr no; cpr number; cpr-no; c.p.r;
        personnummer; personnr; person nr; pers.nr; danish personal number; danish civil registration number; civil
        registration number; central person register; civil registration; personal identification number; personal id
        number; fødselsnummer; danish id; danish cpr; cpr-numre; cpr-numret; national id
        """
    ),
    adjacent=True,
)
