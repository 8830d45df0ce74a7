"""Tax and labour numbers of Argentina (CUIT, CUIL; AFIP/ARCA): kind, eight digits, a check digit modulo 11.

Weights 5 4 3 2 7 6 5 4 3 2; kinds 20, 23, 24, 27 for persons, 30, 33, 34 for companies, 50, 51, 55 abroad
(Wikipedia, "Clave Única de Identificación Tributaria"). With dashes the form is enough, plain digits need a word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="ar_cuit",
    type=EntityType.AR_CUIT,
    patterns=(
        Pattern(r"\b(?:2[0347]|3[034]|5[015])-\d{8}-\d\b", 0.93),
        Pattern(DIGITS_11, 0.84, needs_context=True),
        Pattern(r"\b(?:2[0347]|3[034]|5[015])[ .-]\d{2}\.?\d{3}\.?\d{3}[ .-]\d\b", 0.84, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("ar.cuit")(digits(raw_value)), even=False),
    context=spelled(
        """
        cuit; cuits; cuil; c.u.i.t; c.u.i.l; cuit/cuil; cdi; cuit n; cuit no; cuil no; clave única; clave única de
        identificación tributaria; clave única de identificación laboral; afip; arca; argentine tax id
        """
    ),
)
