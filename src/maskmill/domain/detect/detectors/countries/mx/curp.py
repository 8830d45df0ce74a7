"""Population registry codes of Mexico (CURP, RENAPO): eighteen signs with birthday, sex, state and a check digit.

The fields and the check digit make chance hits rare (Diario Oficial de la Federación, 18 October 2021; Wikipedia,
"Clave Única de Registro de Población").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="mx_curp",
    type=EntityType.MX_CURP,
    patterns=(
        Pattern(r"\b[A-Z]{4}\d{6}[HM][A-Z]{5}[0-9A-Z]\d\b", 0.97),
        Pattern(r"\b[a-z]{4}\d{6}[hm][a-z]{5}[0-9a-z]\d\b", 0.93),
    ),
    check=alone(stdnum("mx.curp")),
    context=spelled(
        """
        curp; c.u.r.p; clave única; clave única de registro de población; registro de población
        """
    ),
)
