"""Swiss business numbers (UID, IDE, IDI): CHE and nine digits, the last a modulus 11 check digit.

Weights 5 4 3 2 7 6 5 4; MWST, TVA or IVA may follow (UIDG; BFS, "Unternehmens-Identifikationsnummer"). With CHE the
form is rare enough.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_PLAIN = 12

DETECTOR = Detector(
    name="ch_uid",
    type=EntityType.CH_UID,
    patterns=(Pattern(r"\b(?:CHE|che)[ -]?\d{3}[ .-]?\d{3}[ .-]?\d{3}(?: (?:MWST|TVA|IVA|VAT|HR|RC))?\b", 0.95),),
    check=alone(lambda raw_value: stdnum("ch.uid")(compact(raw_value)[:_PLAIN]), even=False),
    context=spelled(
        """
        uid; uid-nr; uid-nummer; ide; numéro ide; idi; mwst; mwst-nr; mwst-nummer; tva; n° tva; numéro tva; iva; vat;
        vat number; business identification number; unternehmens-identifikationsnummer; handelsregister; company number
        """
    ),
)
