"""Croatian personal identification numbers (OIB) of persons and companies, with HR the VAT number.

Ten digits and a check digit by ISO 7064 MOD 11,10 (Zakon o osobnom identifikacijskom broju, NN 60/08). One number
in ten passes by chance, so a word, or HR, must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="hr_oib",
    type=EntityType.HR_OIB,
    patterns=(
        Pattern(r"\bHR[ -]?\d{11}\b", 0.9),
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ -]\d{3}[ -]\d{3}[ -]\d{2}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ -]\d{4}[ -]\d{4}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{2} \d{3} \d{3} \d{3}\b", 0.85, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("hr.oib")(compact(raw_value)), even=False),
    context=spelled(
        """
        oib; o.i.b; oib-a; oibom; oib broj; osobni identifikacijski broj; osobnog identifikacijskog broja; oib number;
        croatian oib; personal identification number; croatian personal identification number; pdv id; personal id
        number; oib no; oib-nummer; porezni broj; pdv; matični broj
        """
    ),
    adjacent=True,
)
