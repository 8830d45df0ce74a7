"""Brazilian company numbers (CNPJ, Receita Federal): twelve signs and two check digits modulo 11.

From July 2026 the twelve may be letters too, each worth its ASCII code less 48 (Instrução Normativa RFB 2229/2024).
The form with dots needs no word beside it, fourteen plain signs do.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_14
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="br_cnpj",
    type=EntityType.BR_CNPJ,
    patterns=(
        Pattern(r"\b[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}/[0-9A-Z]{4}-\d{2}\b", 0.95),
        Pattern(r"\b[0-9a-z]{2}\.[0-9a-z]{3}\.[0-9a-z]{3}/[0-9a-z]{4}-\d{2}\b", 0.9),
        Pattern(DIGITS_14, 0.84, needs_context=True),
        Pattern(r"\b[0-9A-Z]{8}[ /]?[0-9A-Z]{4}[ -]?\d{2}\b", 0.8, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("br.cnpj")(compact(raw_value)), even=False),
    context=spelled(
        """
        cnpj; cnpjs; cnpj/mf; cnpj n; cnpj no; c.n.p.j; cadastro nacional da pessoa jurídica; cadastro nacional;
        pessoa jurídica; inscrita no cnpj; brazilian company
        """
    ),
)
