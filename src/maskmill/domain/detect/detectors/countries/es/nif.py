"""Spanish identity and tax numbers of persons: eight digits and a letter (DNI), or K, L, M, seven digits and a letter.

The letter is TRWAGMYFPDXBNJZSQVHLCKE at the number modulo 23 (Real Decreto 1553/2005; Orden EHA/451/2008; Wikipedia,
"Número de identificación fiscal"). Eight digits and a capital that fits are rare enough; what is written otherwise
needs a word. Numbers whose digits are all the same are nobody's.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_FORM = re.compile(r"[\dKLM]\d{7}[A-Z]")


def is_nif(raw_value: str) -> bool:
    """Whether a value is the NIF of a person; ES may stand before it, leading zeros may lack."""
    number = compact(raw_value).removeprefix("ES")
    if number[0].isdigit():
        number = number.zfill(9)
    return _FORM.fullmatch(number) is not None and stdnum("es.nif")(number)


DETECTOR = Detector(
    name="es_nif",
    type=EntityType.ES_NIF,
    patterns=(
        Pattern(r"\b(?:ES[ -]?)?\d{8}[ -]?[A-HJ-NP-TV-Z]\b", 0.9),
        Pattern(r"\b\d{2}[. ]\d{3}[. ]\d{3}[ .-]?[A-HJ-NP-TV-Z]\b", 0.9),
        Pattern(r"\b\d{7,8}[ -]?[A-Za-z]\b", 0.85, needs_context=True),
        Pattern(r"\b\d{1,2}[. ]\d{3}[. ]\d{3}[ .-]?[A-Za-z]\b", 0.85, needs_context=True),
        Pattern(r"\b(?:ES[ -]?)?[KLMklm][ -]?\d{7}[ -]?[A-Za-z]\b", 0.85, needs_context=True),
    ),
    check=alone(is_nif, even=False),
    context=spelled(
        """
        dni; d.n.i; nif; n.i.f; dni/nif; nif/dni; dni-nif; número de identificación fiscal; documento nacional de
        identidad; documento de identidad; documento nacional; número de dni; nº dni; identificación fiscal; cédula; doc
        identidad; identity card; id card; id number; national id; tax id; tax number; spanish id; personalausweis;
        ausweisnummer; carte d'identité; carta d'identità; identiteitskaart; bilhete de identidade; dowód osobisty; vat;
        identidad; steuernummer; numéro fiscal; codice fiscale; nie; identificación
        """
    ),
)
