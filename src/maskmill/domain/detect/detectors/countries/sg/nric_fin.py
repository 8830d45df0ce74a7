"""Identity numbers of Singapore (NRIC for citizens, FIN for foreigners; ICA): a letter, seven digits, a letter.

The first letter is S or T (citizens), F, G or M (foreigners); the last follows from the digits weighted 2 7 6 5 4 3
2, plus 4 for T and G, 3 for M, modulo 11 (Wikipedia, "National Registration Identity Card"). Letter and check
letter make chance hits rare in capitals.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, varied, weighted
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_WEIGHTS = (2, 7, 6, 5, 4, 3, 2)
_ADDED = {"S": 0, "F": 0, "T": 4, "G": 4, "M": 3}
_CITIZENS, _FOREIGNERS, _FROM_2022 = "JZIHGFEDCBA", "XWUTRQPNMLK", "XWUTRQPNJLK"


def is_nric(raw_value: str) -> bool:
    """Whether the last letter follows from the digits and the first letter."""
    number = compact(raw_value)
    first, middle, last = number[0], number[1:8], number[8]
    letters = _CITIZENS if first in "ST" else _FROM_2022 if first == "M" else _FOREIGNERS
    return varied(middle) and letters[(weighted(middle, _WEIGHTS) + _ADDED[first]) % 11] == last


DETECTOR = Detector(
    name="sg_nric_fin",
    type=EntityType.SG_NRIC_FIN,
    patterns=(
        Pattern(r"\b[STFGM]\d{7}[A-Z]\b", 0.9),
        Pattern(r"\b[stfgm]\d{7}[a-z]\b", 0.84, needs_context=True),
        Pattern(r"\b[STFGMstfgm][ -]\d{7}[ -]?[A-Za-z]\b", 0.84, needs_context=True),
    ),
    check=alone(is_nric),
    context=spelled(
        """
        nric; nric no; nric number; fin; fin no; fin number; nric/fin; ic no; ic number; identity card;
        identification number; singapore id; singpass; national registration; foreign identification number;
        work permit; uin; 身份证; 身份证号; kad pengenalan
        """
    ),
)
