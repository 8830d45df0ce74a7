"""VAT numbers of the European Union behind the letters of their state, where the state's detectors do not take them.

Each state's own check digits decide (Council Directive 2006/112/EC art. 214-215; European Commission, "VAT
identification numbers", VIES; python-stdnum eu.vat). The letters and the length make chance hits rare, but for
Romania, where two digits are enough: those need a word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType


def is_vat_number(raw_value: str) -> bool:
    """Whether a value is a VAT number with its state's letters."""
    return stdnum("eu.vat")(compact(raw_value))


DETECTOR = Detector(
    name="eu_vat",
    type=EntityType.TAX_ID,
    patterns=(
        Pattern(r"\bATU[ -]?\d{8}\b", 0.9),
        Pattern(r"\bAT U ?\d{8}\b", 0.9),
        Pattern(r"\bFR[ -]?[0-9A-HJ-NP-Z]{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}\b", 0.9),
        Pattern(r"\bNL[ -]?\d{9}[ .-]?B[ .-]?\d{2}\b", 0.9),
        Pattern(r"\bNL[ -]?\d{4}[ .]\d{2}[ .]\d{3}[ .-]?B[ .-]?\d{2}\b", 0.9),
        Pattern(r"\bNL[ -]?\d{3}[ .]\d{3}[ .]\d{3}[ .-]?B[ .-]?\d{2}\b", 0.9),
        Pattern(r"\bIE[ -]?\d{7}[ -]?[A-W][A-I]?\b", 0.9),
        Pattern(r"\bIE[ -]?\d[A-Z]\d{5}[A-W]\b", 0.9),
        Pattern(r"\bCY[ -]?\d{8}[ -]?[A-Z]\b", 0.9),
        Pattern(r"\b(?:LU|MT|SI)[ -]?\d{4}[ ]?\d{4}\b", 0.85),
        Pattern(r"\b(?:EE|LT|BG)[ -]?\d{9}\b", 0.85),
        Pattern(r"\b(?:SK|BG|CZ)[ -]?\d{10}\b", 0.85),
        Pattern(r"\bCZ[ -]?\d{8,9}\b", 0.85),
        Pattern(r"\bLV[ -]?\d{11}\b", 0.85),
        Pattern(r"\bLT[ -]?\d{12}\b", 0.85),
        Pattern(r"\bRO[ -]?\d{4,10}\b", 0.85, needs_context=True),
        Pattern(
            r"\b(?:atu|fr[0-9a-z]{2}|nl|ie|lu|mt|si|ee|lt|bg|sk|cz|lv|ro|cy)\d{7,12}(?:[a-z]|b\d{2})?\b",
            0.8,
            needs_context=True,
        ),
    ),
    check=alone(is_vat_number, even=False),
    context=spelled(
        """
        vat; vat no; vat number; vat id; vat reg; vat reg no; vat registration; vat registration number; vatin; vat nr;
        uid; ust-idnr; ust-id; ustid; ust-id-nr; umsatzsteuer-identifikationsnummer; umsatzsteuer-id; uid-nummer;
        uid-nr; mwst-nr; tva; n° tva; numéro de tva; tva intracommunautaire; numéro tva; nif-iva; iva; número de iva;
        partita iva; btw; btw-nummer; btw-id; btw nr; numer vat; nip ue; vat ue; dič; ič dph; ddv; cui; cod fiscal; cif;
        c.u.i; pvm kodas; pvn; kmkr; ддс; φπα; moms; tax id; tax number
        """
    ),
)
