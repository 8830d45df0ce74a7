"""Belgian enterprise numbers (ondernemingsnummer, numéro d'entreprise; KBO-BCE), with BE the VAT number.

Ten digits, the first 0 or 1, the last two 97 less the others modulo 97 (KB 24.6.2003; FOD Economie,
"Ondernemingsnummer"). With BE, or dotted and with its leading zero, the form is rare enough; plain digits need a
word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_10
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="be_enterprise_number",
    type=EntityType.TAX_ID,
    patterns=(
        Pattern(r"\bBE[ .-]?[01]?\d{3}[ .-]?\d{3}[ .-]?\d{3}\b", 0.9),
        Pattern(r"\b[01]\d{3}\.\d{3}\.\d{3}\b", 0.9),
        Pattern(r"\b[01]?\d{3}[ .-]\d{3}[ .-]\d{3}\b", 0.85, needs_context=True),
        Pattern(DIGITS_10, 0.85, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("be.vat")(compact(raw_value)), even=False),
    context=spelled(
        """
        ondernemingsnummer; ondernemingsnr; ondernemings-nr; kbo; kbo-nummer; kbo nr; bce; numéro d'entreprise; rpr;
        rpm; n° d'entreprise; numéro bce; btw; btw-nummer; btw nr; tva; n° tva; numéro de tva; enterprise number;
        company number; vat; vat number; vat no; unternehmensnummer; mwst-nummer; crossroads bank; belgian company
        number
        """
    ),
    adjacent=True,
)
