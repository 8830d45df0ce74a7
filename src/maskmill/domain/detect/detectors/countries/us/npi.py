"""US national provider identifiers of the health system (CMS).

Ten digits, the first 1 or 2; the last is Luhn's check digit over 80840 and the number (45 CFR 162.406; CMS,
"Requirements for National Provider Identifier and NPI Check Digit"). One in ten random numbers passes, so a word
must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import GROUPS_4_3_3
from maskmill.domain.entity import EntityType

_ISSUER = "80840"


def is_npi(raw_number: str) -> bool:
    """Whether ten digits end with their check digit."""
    number = digits(raw_number)
    return number[0] in "12" and stdnum("luhn")(_ISSUER + number)


DETECTOR = Detector(
    name="us_npi",
    type=EntityType.US_NPI,
    patterns=(Pattern(GROUPS_4_3_3, 0.84, needs_context=True),),
    check=alone(is_npi),
    context=spelled(
        """
        npi; npis; npi number; npi no; npi id; npi code; national provider identifier; national provider id;
        national provider; provider identifier; provider id; provider number; provider no; individual npi; group
        npi; billing provider; rendering provider; referring provider; nppes; identificador nacional de proveedor;
        identifiant national du prestataire; anbieternummer; identificativo nazionale del fornitore; identificador
        nacional do prestador; identyfikator świadczeniodawcy; zorgverlenernummer
        """
    ),
)
