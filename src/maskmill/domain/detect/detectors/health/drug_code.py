"""Codes of drugs: the US national drug code (FDA, 21 CFR 207.33), ten or eleven digits in three groups."""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, varied
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_10, DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="drug_code",
    type=EntityType.CLINICAL_CODE,
    patterns=(
        Pattern(r"\b(?:\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2})\b", 0.8, needs_context=True),
        Pattern(DIGITS_11, 0.7, needs_context=True),
        Pattern(DIGITS_10, 0.7, needs_context=True),
    ),
    check=alone(varied),
    context=("ndc", "ndc code", "ndc no", "ndc number", "ndc11", "ndc10", "national drug code"),
    window=30,
)
