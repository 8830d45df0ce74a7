"""French social security numbers (NIR, INSEE): sex, birthday, place, order and a key of two digits, fifteen in all.

The key is 97 less the thirteen digits modulo 97, where 2A and 2B of Corsica count as 19 and 18 (décret 82-103, INSEE
"Numéro d'inscription au répertoire"). Months 20 to 42 and 50 to 99 stand for births of unknown date. The key and the
fields make chance hits rare; numbers being given (3, 4, 7, 8) need a word.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.entity import EntityType

_FORM = re.compile(
    r"[1-478]\d{2}(?:0[1-9]|1[0-2]|[23]\d|4[0-2]|[5-9]\d)(?:0[1-9]|[1-9]\d|2[AB])"
    r"(?!000)\d{3}(?!000)\d{3}(?:0[1-9]|[1-8]\d|9[0-7])"
)
_KEY = re.compile(r"[ ,]*\(?cl. ?:? ?(?=\d{2}$)", re.IGNORECASE)
_REST = r"[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d[\dABab][ .-]?\d{3}[ .-]?\d{3}(?:[ .|/-]{0,3}|[ ,]{1,2}\(?[Cc]l. ?:? ?)\d{2}\b"


def is_nir(raw_value: str) -> bool:
    """Whether a value is a NIR with its key; the word "clé" may stand before the key."""
    number = compact(_KEY.sub("", raw_value))
    return _FORM.fullmatch(number) is not None and len(set(digits(number))) > 1 and stdnum("fr.nir")(number)


DETECTOR = Detector(
    name="fr_nir",
    type=EntityType.FR_NIR,
    patterns=(
        Pattern(r"\b[12]" + _REST, 0.9),
        Pattern(r"\b[3478]" + _REST, 0.8, needs_context=True),
    ),
    check=alone(is_nir, even=False),
    context=spelled(
        """
        nir; numéro de sécurité sociale; n° de sécurité sociale; sécurité sociale; sécu; n° sécu; numéro de sécu; n° ss;
        numéro ss; no ss; num secu; insee; numéro insee; n° insee; immatriculation; numéro d'assuré; assuré social; nss;
        carte vitale; assurance maladie; social security; social security number; french social security number; cpam;
        sozialversicherungsnummer; seguridad social; sicurezza sociale; segurança social
        """
    ),
)
