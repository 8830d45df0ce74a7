"""UK VAT numbers: nine digits, three more for a branch; GB, or XI for Northern Ireland, may stand before.

Weights 8 to 2 and the last two digits, the sum divisible by 97, or by 97 with 55 added (HMRC notice 700; VAT
Regulations 1995 as python-stdnum gb.vat has them). With the letters the form is rare enough, digits alone need a
word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_9, DIGITS_12, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="uk_vat",
    type=EntityType.TAX_ID,
    patterns=(
        Pattern(r"\b(?:GB|XI)[ -]?\d{3}[ -]?\d{4}[ -]?\d{2}(?:[ -]?\d{3})?\b", 0.9),
        Pattern(r"\b(?:GB|XI)[ -]?\d{3}[ -]\d{3}[ -]\d{3}\b", 0.9),
        Pattern(r"\b\d{3} \d{4} \d{2}\b", 0.85, needs_context=True),
        Pattern(DIGITS_9, 0.8, needs_context=True),
        Pattern(GROUPS_3_3_3, 0.8, needs_context=True),
        Pattern(DIGITS_12, 0.8, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("gb.vat")(compact(raw_value)), even=False),
    context=spelled(
        """
        vat; vat no; vat number; vat reg; vat reg no; vat registration; vat registration number; vat id; vat registered;
        vat registration no; gb vat; uk vat; hmrc vat; value added tax
        """
    ),
    adjacent=True,
)
