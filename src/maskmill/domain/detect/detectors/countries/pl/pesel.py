"""Polish personal numbers (PESEL): birthday with the century in the month, serial, check digit.

Weights 1 3 7 9 in turn; the month adds 80, 0, 20, 40 or 60 for 1800 to 2200 (Ustawa o ewidencji ludności, art. 15;
gov.pl, "Czym jest numer PESEL"). About one number of eleven digits in fifty passes, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11, GROUPS_6_5
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="pl_pesel",
    type=EntityType.PL_PESEL,
    patterns=(
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(GROUPS_6_5, 0.85, needs_context=True),
        Pattern(r"\b\d{2} \d{2} \d{2} \d{5}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{2}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("pl.pesel")),
    context=spelled(
        """
        pesel; pesel-u; peselu; peselem; peselowi; pesele; numer pesel; nr pesel; pesel nr; numer ewidencyjny; nr
        ewidencyjny; numerze pesel; numerem pesel; pesel number; pesel no; pesel-nummer; polish national id; numer
        identyfikacyjny; polish id number; national identification number; national id; personal number; personal
        identification number; personennummer; numéro pesel; número pesel; numero pesel; numer osobisty
        """
    ),
    adjacent=True,
)
