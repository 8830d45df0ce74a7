"""Resident registration numbers of South Korea: birthday, sex and century, six digits, the last modulo 11.

Weights 2 3 4 5 6 7 8 9 2 3 4 5 (Wikipedia, "Resident registration number"). Numbers given since October 2020 have
no check digit and are not found. Written with its dash, the day and the digit are enough; thirteen plain digits
need a word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import DIGITS_13
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="kr_rrn",
    type=EntityType.KR_RRN,
    patterns=(
        Pattern(r"\b\d{6} ?- ?[1-8]\d{6}\b", 0.92),
        Pattern(DIGITS_13, 0.84, needs_context=True),
        Pattern(r"\b\d{6} [1-8]\d{6}\b", 0.84, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("kr.rrn")(digits(raw_value))),
    context=spelled(
        """
        rrn; resident number; resident no; resident registration; resident registration number; resident registration
        no; korean id; jumin; jumin deungnok beonho; jumin number; alien registration number; foreigner registration
        number; arc number; 주민등록번호; 주민번호; 주민등록번호는; 외국인등록번호; 주민 등록 번호
        """
    ),
)
