"""Lithuanian personal codes (asmens kodas): sex and century, birthday as YYMMDD, serial, check digit.

The check digit is that of the Estonian code (Lietuvos Respublikos gyventojų registro įstatymas, 8 straipsnis). Eleven
digits in a row are many things, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="lt_asmens_kodas",
    type=EntityType.LT_ASMENS_KODAS,
    patterns=(
        Pattern(DIGITS_11, 0.84, needs_context=True),
        Pattern(r"\b[1-9][ -]\d{6}[ -]?\d{4}\b", 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{6}[ -]\d{4}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("lt.asmens")),
    context=spelled(
        """
        asmens kodas; asmens kodo; asmens kodą; asmens kodu; asmens kod; a.k; a/k; ak; asm. kodas; lithuanian personal
        code; personal code; personal identification code; lithuanian id; personal identification number; national id;
        personal number; kod osobisty; personalcode; lithuanian
        """
    ),
    adjacent=True,
)
