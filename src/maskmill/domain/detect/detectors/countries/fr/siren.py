"""French company numbers (INSEE): SIREN of nine digits, SIRET of fourteen with the establishment, both by Luhn.

The establishments of La Poste (356 000 000) need only a sum of digits divisible by five (INSEE, "Sirene:
définitions"; Wikipedia, "Système d'identification du répertoire des établissements"). One random number in ten
passes: a word must say what it is.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.checksums.luhn import luhn
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_9, DIGITS_14, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

_SIREN = 9
_REST = re.compile(r"[ .-]\d{5}\b|[ .-]\d{2}[ .-]\d{3}\b")
_LA_POSTE = "356000000"


def is_company(raw_value: str) -> bool:
    """Whether digits are a SIREN or a SIRET."""
    number = compact(raw_value)
    if not varied(number) or number.startswith("000000000"):
        return False
    if len(number) > _SIREN and number.startswith(_LA_POSTE):
        return luhn(number) or sum(map(int, number)) % 5 == 0
    return luhn(number) and luhn(number[:_SIREN])


def _short(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Check a SIREN: the first half of a SIRET that fails is none."""
    return None if _REST.match(text, end) else _whole(text, start, end)


_whole = alone(is_company)

DETECTOR = Detector(
    name="fr_siren",
    type=EntityType.FR_SIREN,
    patterns=(
        Pattern(DIGITS_9, 0.85, needs_context=True, check=_short),
        Pattern(GROUPS_3_3_3, 0.85, needs_context=True, check=_short),
        Pattern(DIGITS_14, 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ .-]\d{3}[ .-]\d{3}[ .-]?\d{5}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{9}[ .-]\d{5}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ .-]\d{3}[ .-]\d{3}[ .-]\d{2}[ .-]\d{3}\b", 0.85, needs_context=True),
    ),
    check=_whole,
    context=spelled(
        """
        siren; siret; numéro siren; n° siren; numéro siret; n° siret; no siret; r.c.s; rcs; registre du commerce;
        sirene; répertoire sirene; numéro d'entreprise; identifiant siren; siren number; siret number; numéro
        d'immatriculation; immatriculée; immatriculé; n°siren; n°siret; siren-nummer; siret-nummer; número siren; numero
        siren
        """
    ),
    adjacent=True,
)
