"""Finnish business identity codes (Y-tunnus, FO-nummer): seven digits, a hyphen, a check digit; the VAT number with FI.

Weights 7 9 10 5 8 4 2, 11 less the sum modulo 11 (PRH and Verohallinto, "Yritys- ja yhteisötunnus"). One random
number in eleven passes, so a word, or FI, must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_8
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="fi_business_id",
    type=EntityType.FI_BUSINESS_ID,
    patterns=(
        Pattern(r"\b(?:FI|fi)[ -]?\d{7}-?\d\b", 0.9),
        Pattern(r"\b\d{7} ?- ?\d\b", 0.85, needs_context=True),
        Pattern(DIGITS_8, 0.8, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("fi.ytunnus")(compact(raw_value).removeprefix("FI").zfill(8)), even=False),
    context=spelled(
        """
        y-tunnus; ytunnus; y tunnus; y-tunnuksen; yritystunnus; ly-tunnus; yritys- ja yhteisötunnus; fo-nummer; fo-nr;
        alv; fo nummer; business id; business identity code; business identity; finnish business id; company id; vat;
        vat number; vat id; alv-numero; alv-tunnus; arvonlisäveronumero; company registration number; registration
        number; moms; company number; yhteisötunnus; kaupparekisteri; unternehmensnummer; vat no; numéro d'entreprise;
        tva
        """
    ),
    adjacent=True,
)
