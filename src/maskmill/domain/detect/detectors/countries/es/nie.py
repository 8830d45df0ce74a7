"""Spanish numbers of foreigners (NIE): X, Y or Z, seven digits and a letter.

X, Y, Z count as 0, 1, 2 before the digits; the letter is that of the DNI, modulo 23 (Orden INT/2058/2008). The form is
rare enough in capitals; small letters need a word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="es_nie",
    type=EntityType.ES_NIE,
    patterns=(
        Pattern(r"\b(?:ES[ -]?)?[XYZ][ .-]?\d{7}[ .-]?[A-HJ-NP-TV-Z]\b", 0.95),
        Pattern(r"\b[XYZ][ -]?\d{1}[. ]\d{3}[. ]\d{3}[ .-]?[A-HJ-NP-TV-Z]\b", 0.95),
        Pattern(r"\b[xyz][ .-]?\d{7}[ .-]?[a-z]\b", 0.85, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("es.nie")(compact(raw_value).removeprefix("ES")), even=False),
    context=spelled(
        """
        nie; n.i.e; nif; número de identidad de extranjero; número de identificación de extranjero; identidad de
        extranjero; extranjero; extranjería; tie; foreigner identity number; foreigner id; foreigner identification
        number; tax id; residence permit; permiso de residencia; numéro d'identité d'étranger; ausländernummer;
        nie-nummer; identidad
        """
    ),
)
