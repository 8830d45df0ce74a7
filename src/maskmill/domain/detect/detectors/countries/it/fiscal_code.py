"""Italian fiscal codes (codice fiscale): name, birthday, place and a check letter, sixteen characters.

The digits may be replaced by LMNPQRSTUV when two persons would get the same code (omocodia); the check letter sums
table values modulo 26 (DM 12.3.1974; Agenzia delle Entrate). The structure is so specific that no word is needed.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_LENGTH = 16

DETECTOR = Detector(
    name="it_fiscal_code",
    type=EntityType.IT_FISCAL_CODE,
    patterns=(
        Pattern(
            r"\b[A-Z]{3}[ -]?[A-Z]{3}[ -]?[0-9LMNP-V]{2}[ -]?[A-EHLMPR-T][ -]?[0-7LMNP-T][0-9LMNP-V]"
            r"[ -]?[A-M][0-9LMNP-V]{3}[ -]?[A-Z]\b",
            0.97,
        ),
        Pattern(r"\b[a-z]{6}[0-9]{2}[a-ehlmpr-t][0-7][0-9][a-m][0-9]{3}[a-z]\b", 0.95),
        Pattern(r"\b[a-z]{3} [a-z]{3} [0-9]{2}[a-ehlmpr-t][0-7][0-9] [a-m][0-9]{3}[a-z]\b", 0.9, needs_context=True),
        Pattern(
            r"\b[a-z]{6}[0-9lmnp-v]{2}[a-ehlmpr-t][0-7lmnp-t][0-9lmnp-v][a-m][0-9lmnp-v]{3}[a-z]\b",
            0.9,
            needs_context=True,
        ),
        Pattern(r"\b[A-Z][a-z]{2}[A-Za-z]{3}[0-9]{2}[A-EHLMPR-Ta-ehlmpr-t][0-7][0-9][A-Ma-m][0-9]{3}[A-Za-z]\b", 0.95),
    ),
    check=alone(stdnum("it.codicefiscale")),
    context=spelled(
        """
        codice fiscale; cod fisc; c.f; cf; fiscal code; tax code; italian tax code; italian fiscal code; tax id;
        steuernummer; code fiscal; código fiscal; codicefiscale
        """
    ),
)
