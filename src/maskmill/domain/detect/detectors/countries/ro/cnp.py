"""Romanian personal numeric codes (CNP): sex and century, birthday as YYMMDD, county, serial, check digit.

Weights 2 7 9 1 4 6 3 5 8 2 7 9 modulo 11, ten as 1 (Legea 105/1996, Wikipedia "Cod numeric personal"). Times in
milliseconds look the same, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_13
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="ro_cnp",
    type=EntityType.RO_CNP,
    patterns=(
        Pattern(DIGITS_13, 0.85, needs_context=True),
        Pattern(r"\b[1-9][ -]\d{6}[ -]\d{6}\b", 0.85, needs_context=True),
        Pattern(r"\b[1-9][ -]\d{2}[ -]?\d{2}[ -]?\d{2}[ -]\d{2}[ -]?\d{3}[ -]?\d\b", 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d{6}[ -]\d{6}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("ro.cnp")),
    context=spelled(
        """
        cnp; c.n.p; cnp-ul; cod numeric personal; codul numeric personal; codului numeric personal; cod numeric; cnpul;
        personal numeric code; romanian personal code; personal identification number; personal number; national id;
        personal code; romanian id; numerischer personalcode; număr de identificare; code numérique personnel
        """
    ),
    adjacent=True,
)
