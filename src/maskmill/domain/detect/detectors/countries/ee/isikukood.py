"""Estonian personal codes (isikukood): sex and century, birthday as YYMMDD, serial, check digit.

Weights 1 to 9 and 1, then 3 to 9 and 1 2 3 where ten comes out, modulo 11 (EVS 585:2007; Rahvastikuregistri seadus).
Eleven digits in a row are many things, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="ee_isikukood",
    type=EntityType.EE_ISIKUKOOD,
    patterns=(
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(r"\b[1-8][ -]\d{6}[ -]?\d{4}\b", 0.85, needs_context=True),
        Pattern(r"\b[1-8]\d{6}[ -]\d{4}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("ee.ik")),
    context=spelled(
        """
        isikukood; isikukoodi; isikukoodiga; isikukood nr; ik; i.k; estonian personal code; personal identification
        code; estonian id; estonian id code; personal code; personal id code; id-kood; estonian personal identification
        code; personal identification number; national id; henkilötunnus; personal number; persönlicher
        identifikationscode
        """
    ),
    adjacent=True,
)
