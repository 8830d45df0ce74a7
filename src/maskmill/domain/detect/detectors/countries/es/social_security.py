"""Spanish social security numbers (NUSS, NAF): province, number, and two check digits, twelve in all.

The check digits are province and number modulo 97; a number below ten million is joined to the province without its
leading zero (TGSS; Wikipedia, "Número de la Seguridad Social (España)"). Provinces run from 01 to 53, and 66. The
slashed form is rare enough; plain digits need a word.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_12
from maskmill.domain.entity import EntityType

_PROVINCES = frozenset(range(1, 54)) | {66}
_SHORT = 10_000_000


def is_affiliation(raw_value: str) -> bool:
    """Whether twelve digits are a number of the Spanish social security."""
    number = compact(raw_value)
    province, serial, check = int(number[:2]), int(number[2:10]), int(number[10:])
    if province not in _PROVINCES or not serial or not varied(number):
        return False
    joined = province * _SHORT + serial if serial < _SHORT else int(number[:10])
    return joined % 97 == check


DETECTOR = Detector(
    name="es_social_security",
    type=EntityType.ES_SOCIAL_SECURITY,
    patterns=(
        Pattern(r"\b\d{2}/\d{8}/\d{2}\b", 0.9),
        Pattern(r"\b\d{2}[ -]\d{8}[ -]\d{2}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{2}[ /-]\d{10}\b", 0.85, needs_context=True),
        Pattern(DIGITS_12, 0.85, needs_context=True),
        Pattern(r"\b\d{2} \d{4} \d{4} \d{2}\b", 0.85, needs_context=True),
    ),
    check=alone(is_affiliation),
    context=spelled(
        """
        nuss; n.u.s.s; nss; n.s.s; naf; número de la seguridad social; número de seguridad social; seguridad social; ss;
        nº seguridad social; número de afiliación; afiliación; nº ss; nº s.s; n° ss; núm ss; afiliado; social security;
        social security number; spanish social security; spanish social security number; sécurité sociale;
        sozialversicherungsnummer; sicurezza sociale; segurança social; sociale zekerheid; ubezpieczenia społecznego
        """
    ),
    adjacent=True,
)
