"""NHS numbers, CHI numbers of Scotland, health and care numbers of Northern Ireland.

Ten digits, the last a check digit: weights 10 to 2, 11 less the sum modulo 11, and ten is never issued (NHS Data
Dictionary, "NHS NUMBER"). One random number in eleven passes, so a word beside it must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, varied, weighted
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_3_3_4
from maskmill.domain.entity import EntityType

_LENGTH = 10
_NONE = 10


def is_nhs_number(raw_number: str) -> bool:
    """Whether ten digits end with their check digit."""
    number = compact(raw_number)
    if len(number) != _LENGTH or not varied(number):
        return False
    check = 11 - weighted(number, (10, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return check % 11 == int(number[-1]) and check != _NONE


DETECTOR = Detector(
    name="uk_nhs",
    type=EntityType.UK_NHS,
    patterns=(Pattern(GROUPS_3_3_4, 0.85, needs_context=True),),
    check=alone(is_nhs_number),
    context=spelled(
        """
        nhs; nhs number; nhs no; nhs num; nhs id; n h s; nhsno; nhsnumber; national health service; national health
        number; health service number; chi; chi number; chi no; h&c number; health and care number; hcn; nhs patient
        """
    ),
    adjacent=True,
)
