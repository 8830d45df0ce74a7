"""Permanent account numbers of India (Income Tax Department): ten signs, five letters, four digits, one letter.

The fourth letter is the kind of holder, one of ABCFGHJKLPT; the digits are never 0000 (Income-tax Rules 1962, rule
114). The check letter's rule is not public, but the form is so narrow that capitals need no context.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="in_pan",
    type=EntityType.IN_PAN,
    patterns=(
        Pattern(r"\b[A-Z]{3}[ABCFGHJKLPT][A-Z]\d{4}[A-Z]\b", 0.8),
        Pattern(r"\b[A-Za-z]{5}[ -]?\d{4}[ -]?[A-Za-z]\b", 0.7, needs_context=True),
    ),
    check=alone(stdnum("in_.pan")),
    context=spelled(
        """
        pan; pan no; pan number; pan card; permanent account number; permanent account; income tax; it pan; पैन; पैन
        कार्ड; पैन नंबर
        """
    ),
)
