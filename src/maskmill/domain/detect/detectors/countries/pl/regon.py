"""Polish business register numbers (REGON, GUS): nine digits, or fourteen for a local unit.

Weights 8 9 2 3 4 5 6 7, and 2 4 8 5 0 9 7 3 6 1 2 4 8 for the long one, modulo 11, ten as 0 (Rozporządzenie Rady
Ministrów z 30.11.2015, rejestr REGON). One random number in ten passes, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_9, DIGITS_14, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="pl_regon",
    type=EntityType.PL_REGON,
    patterns=(
        Pattern(DIGITS_9, 0.85, needs_context=True),
        Pattern(GROUPS_3_3_3, 0.85, needs_context=True),
        Pattern(DIGITS_14, 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{5}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{9}[ -]\d{5}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("pl.regon")),
    context=spelled(
        """
        regon; regonu; regonem; nr regon; numer regon; regon nr; regon number; regon no; regon-nummer; numéro regon;
        número regon; numero regon; rejestr regon; rejestrze regon; gus
        """
    ),
    adjacent=True,
)
