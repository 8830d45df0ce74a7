"""Identity numbers of Thailand (Provincial Administration): thirteen digits, the first 1-8, the last modulo 11.

Weights 13 to 2 (Wikipedia, "Thai identity card"). Written 1-2345-67890-12-3 the form is enough, plain digits need a
word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_13
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="th_national_id",
    type=EntityType.TH_NATIONAL_ID,
    patterns=(
        Pattern(r"\b[1-8]-\d{4}-\d{5}-\d{2}-\d\b", 0.93),
        Pattern(r"\b[1-8] \d{4} \d{5} \d{2} \d\b", 0.9),
        Pattern(DIGITS_13, 0.84, needs_context=True),
    ),
    check=alone(stdnum("th.pin")),
    context=spelled(
        """
        thai id; thai id card; thai id no; thai identity card; thai national id; thai citizen id; thai identification
        number; national id; citizen id; pin; เลขประจําตัวประชาชน; บัตรประชาชน; เลขบัตรประชาชน; หมายเลขบัตรประชาชน;
        เลขประจําตัว; ประจําตัวประชาชน; เลขที่บัตรประชาชน; thailand id; thailand; เลขที่บัตร
        """
    ),
)
