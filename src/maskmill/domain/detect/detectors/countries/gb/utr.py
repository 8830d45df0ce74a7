"""UK unique taxpayer references (HMRC): ten digits, the first the check digit of the others.

Weights 6 7 8 9 10 5 4 3 2, the sum modulo 11 looked up in 21987654321 (HMRC, "Self Assessment: UTR check digit",
python-stdnum gb.utr). One random number in eleven passes, so a word beside it must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="uk_utr",
    type=EntityType.UK_UTR,
    patterns=(
        Pattern(
            r"\b(?:\d{10}|\d{5}[ -]\d{5}|\d{3}[ -]\d{3}[ -]\d{4}|\d{2} \d{4} \d{4})[Kk]?\b", 0.85, needs_context=True
        ),
    ),
    check=alone(lambda raw_value: stdnum("gb.utr")(raw_value.rstrip("Kk"))),
    context=spelled(
        """
        utr; utr number; utr no; utrs; unique taxpayer reference; unique taxpayer reference number; unique tax
        reference; taxpayer reference; tax reference; tax reference number; tax ref; self assessment; self-assessment;
        sa utr; sautr; corporation tax utr; partnership utr; company utr; taxpayer's reference
        """
    ),
    adjacent=True,
)
