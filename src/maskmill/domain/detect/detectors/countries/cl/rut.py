"""Tax and identity numbers of Chile (RUT, RUN; SII): seven or eight digits, a check sign modulo 11, K for ten.

Written 12.345.678-5 the form and the sign are enough; without dots a word must say what it is (Wikipedia, "Rol
Único Tributario").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="cl_rut",
    type=EntityType.CL_RUT,
    patterns=(
        Pattern(r"\b\d{1,2}\.\d{3}\.\d{3}-[0-9Kk]\b", 0.92),
        Pattern(r"\b\d{7,8}[- ]?[0-9Kk]\b", 0.84, needs_context=True),
        Pattern(r"\b\d{1,2}[ .]\d{3}[ .]\d{3}[ -]?[0-9Kk]\b", 0.82, needs_context=True),
    ),
    check=alone(stdnum("cl.rut"), even=False),
    context=spelled(
        """
        rut; c.i; r.u.t; run; r.u.n; rut n; rut no; run no; rol único; rol único tributario; rol único nacional;
        cédula de identidad; cédula; carnet de identidad; carné de identidad; chilean id; chilean tax id;
        contribuyente
        """
    ),
)
