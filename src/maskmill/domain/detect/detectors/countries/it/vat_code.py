"""Italian VAT numbers (partita IVA): seven digits, three of the office, a Luhn check digit; IT may stand before.

The office is a province 001 to 100, or 120, 121, 888, 999 (Agenzia delle Entrate; DPR 633/1972 art. 35). With IT the
form is rare enough, eleven digits alone need a word. Companies use the same number as their fiscal code.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="it_vat_code",
    type=EntityType.IT_VAT_CODE,
    patterns=(
        Pattern(r"\bIT[ -]?\d{11}\b", 0.9),
        Pattern(r"\bIT[ -]\d{3}[ .]\d{4}[ .]\d{4}\b", 0.9),
        Pattern(r"\bIT[ -]?\d{3}[ .]\d{3}[ .]\d{3}[ .]\d{2}\b", 0.9),
        Pattern(r"\bit[ -]?\d{11}\b", 0.85, needs_context=True),
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ .-]\d{4}[ .-]\d{4}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ .-]\d{3}[ .-]\d{3}[ .-]\d{2}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{5} \d{6}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{7} \d{4}\b", 0.85, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("it.iva")(compact(raw_value)), even=False),
    context=spelled(
        """
        partita iva; p. iva; p.iva; p.i; piva; p iva; part iva; n° iva; numero iva; iva; vat; vat number; vat no; vat
        id; vat code; codice fiscale; cod fisc; c.f; c.f./p.iva; tax id; tax number; italian vat; ust-idnr; ust-id; tva;
        numéro de tva; número de iva; nif-iva; nif iva; btw; btw-nummer; numer vat; numer iva; vat registration; cf
        """
    ),
    adjacent=True,
)
