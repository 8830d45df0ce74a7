"""Portuguese citizen cards (cartão de cidadão): the document number with its version and check digit.

Eight digits, a digit, two letters or digits of the version, a check digit: Luhn's over digits and letters, A = 10
(AMA, "Validação de número de documento do cartão de cidadão"). With two letters the form is rare enough, otherwise a
word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="pt_cc",
    type=EntityType.PT_CC,
    patterns=(
        Pattern(r"\b\d{8}[ -]?\d[ -]?[A-Z]{2}[ -]?\d\b", 0.9),
        Pattern(r"\b\d{8}[ -]?\d[ -]?[A-Za-z0-9]{2}[ -]?\d\b", 0.85, needs_context=True),
        Pattern(r"\b\d{2}[ .]\d{3}[ .]\d{3}[ -]\d[ -]?[A-Z]{2}[ -]?\d\b", 0.9),
    ),
    check=alone(lambda raw_value: stdnum("pt.cc")(compact(raw_value)), even=False),
    context=spelled(
        """
        cc; cartão de cidadão; cartão do cidadão; cartão cidadão; nº cc; n.º cc; número do cartão; documento de
        identificação; número de documento; bilhete de identidade; citizen card; portuguese id; identity card; id card;
        national id; b.i; documento de identidade; identificação civil; nº de identificação civil; personalausweis;
        carte d'identité; carta d'identità; documento de identidad; bi/cc; cc/bi
        """
    ),
)
