"""Polish identity cards (dowód osobisty): three letters, a check digit, five digits.

Weights 7 3 1 over the letters (A = 10) and 7 3 1 7 3 over the last five digits; the sum modulo 10 is the first digit
(ICAO Doc 9303 part 3; Wikipedia, "Dowód osobisty"). One random value in ten passes, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_WEIGHTS = (7, 3, 1, 0, 7, 3, 1, 7, 3)


def is_card(raw_value: str) -> bool:
    """Whether three letters and six digits hold their check digit."""
    number = compact(raw_value)
    total = sum(int(char, 36) * weight for char, weight in zip(number, _WEIGHTS, strict=True))
    return varied(number) and total % 10 == int(number[3])


DETECTOR = Detector(
    name="pl_id_card",
    type=EntityType.PL_ID_CARD,
    patterns=(
        Pattern(r"\b[A-Za-z]{3}[ -]?\d{6}\b", 0.85, needs_context=True),
        Pattern(r"\b[A-Z]{3} \d{3} \d{3}\b", 0.85, needs_context=True),
        Pattern(r"\b[A-Z]{3} \d \d{5}\b", 0.85, needs_context=True),
    ),
    check=alone(is_card),
    context=spelled(
        """
        dowód; dowodu; dowodem; dowodzie; dowód osobisty; dowodu osobistego; dowodem osobistym; dowodzie osobistym; nr
        dowodu; numer dowodu; seria i numer; seria i nr; seria i numer dowodu; dokument tożsamości; dokumentu
        tożsamości; id card; identity card; polish id; polish id card; national id; personalausweis; ausweisnummer;
        carte d'identité; documento de identidad; carta d'identità; identiteitskaart; cartão de identidade; identity
        document; id number
        """
    ),
    adjacent=True,
)
