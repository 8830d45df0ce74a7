"""Aadhaar numbers of India (UIDAI): twelve digits, the first 2-9, the last Verhoeff's check digit; no palindromes.

The sixteen digits of a virtual id carry the same check digit (UIDAI, "Aadhaar number validation"; Wikipedia,
"Aadhaar"). One in ten random numbers passes, so a word must say what it is. Of a masked number the last four digits
are shown.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.forms import GROUPS_4_4_4
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="in_aadhaar",
    type=EntityType.IN_AADHAAR,
    patterns=(
        Pattern(GROUPS_4_4_4, 0.84, needs_context=True),
        Pattern(r"\b[2-9]\d{3} ?\d{4} ?\d{4} ?\d{4}\b", 0.84, needs_context=True, check=alone(stdnum("in_.vid"))),
        Pattern(
            r"\b[Xx]{4}[ -]?[Xx]{4}[ -]?\d{4}\b",
            0.7,
            needs_context=True,
            rank=Rank.LABELLED,
            check=alone(lambda _raw_value: True),
        ),
    ),
    check=alone(stdnum("in_.aadhaar")),
    context=spelled(
        """
        uid number; uid no; uidai number; aadhaar; aadhar; adhaar; adhar; aadhaar number; aadhaar no; aadhar card;
        aadhaar card; uidai; unique identification number; virtual id; vid; आधार; आधार संख्या; आधार नंबर; e-aadhaar
        """
    ),
)
