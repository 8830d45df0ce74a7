"""Austrian tax numbers (Steuernummer, Abgabenkontonummer): two digits of the office, six, and Luhn's check digit.

Written 12-345/6789 or 12 345/6789 (BMF, "Steuernummer"; OECD, "Tax Identification Numbers: Austria"). The form with
hyphen and slash is still no proof with one check digit, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.checksums.luhn import luhn
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_9
from maskmill.domain.entity import EntityType

_OFFICES = range(2, 99)


def is_tax_number(raw_value: str) -> bool:
    """Whether nine digits are an Austrian tax number."""
    number = compact(raw_value)
    return int(number[:2]) in _OFFICES and varied(number) and luhn(number)


DETECTOR = Detector(
    name="at_tax_id",
    type=EntityType.AT_TAX_ID,
    patterns=(
        Pattern(r"\b\d{2}[ -]?\d{3}[ ]?/[ ]?\d{4}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{2}[ /-]\d{3}[ /-]\d{4}\b", 0.85, needs_context=True),
        Pattern(DIGITS_9, 0.86, needs_context=True),
    ),
    check=alone(is_tax_number, even=False),
    context=spelled(
        """
        steuernummer; steuernr; steuer-nr; st.nr; stnr; st.-nr; abgabenkontonummer; abgabenkonto; finanzamt; fa-nummer;
        finanzamts-nr; finanzamtsnummer; steuerkonto; tin; tax id; tax number; tax identification number; austrian tax
        number; austrian tax id; austrian tin; fa/st.nr; tax no; steueridentifikationsnummer
        """
    ),
    adjacent=True,
)
