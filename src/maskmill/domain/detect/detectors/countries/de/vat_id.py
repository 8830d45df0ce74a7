"""German VAT numbers (USt-IdNr; § 27a UStG): DE and nine digits, the last by ISO 7064 MOD 11,10.

With the letters the form is rare enough; the nine digits alone need a word right before them.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_9
from maskmill.domain.entity import EntityType

_check = alone(lambda raw_value: stdnum("de.vat")(compact(raw_value)), even=False)

DETECTOR = Detector(
    name="de_vat_id",
    type=EntityType.DE_VAT_ID,
    patterns=(
        Pattern(r"\bDE[ -]?[1-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}\b", 0.85),
        Pattern(r"\b[Dd][Ee][ -]?[1-9]\d{2}[ .-]?\d{3}[ .-]?\d{3}\b", 0.8, needs_context=True),
        Pattern(DIGITS_9, 0.8, needs_context=True),
        Pattern(r"\b[1-9]\d{2}[ .]\d{3}[ .]\d{3}\b", 0.8, needs_context=True),
    ),
    check=_check,
    context=spelled(
        """
        ust-idnr; ust-id; ustid; ustidnr; ust id nr; ust-id-nr; ust.-id; ust.-idnr; ust.-id.-nr; ust-identnr;
        umsatzsteuer-id; umsatzsteuer-identifikationsnummer; umsatzsteueridentifikationsnummer; umsatzsteuer-idnr;
        umsatzsteueridnr; mwst-nr; mehrwertsteuernummer; vat; vat id; vat no; vat number; vat reg no; vat registration;
        vatid; numéro de tva; tva; n° tva; tva intracommunautaire; iva; partita iva; nif-iva; nif iva; número de iva;
        btw; btw-nummer; btw-id; numer vat; nip ue
        """
    ),
)
