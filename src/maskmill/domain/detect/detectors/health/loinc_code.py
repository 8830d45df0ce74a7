"""Codes of laboratory tests: LOINC (Regenstrief Institute), digits, a dash and Luhn's check digit, near the name.

LOINC Users' Guide, appendix "Check digit": modulus 10 over the digits before the dash.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="loinc_code",
    type=EntityType.CLINICAL_CODE,
    patterns=(Pattern(r"\b\d{3,6}-\d\b", 0.85, needs_context=True),),
    check=alone(lambda raw_value: stdnum("luhn")(digits(raw_value))),
    context=("loinc", "loinc code", "loinc codes", "loinc number", "loinc id", "loinc_code"),
    window=40,
)
