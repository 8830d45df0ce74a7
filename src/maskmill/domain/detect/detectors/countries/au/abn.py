"""Australian business numbers (Australian Business Register): two check digits and nine digits, eleven in all.

One less in the first digit, the weighted sum is divisible by 89 (ABR, "Format of the ABN"). The groups of other
countries' numbers look alike, so a word must stand near.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, varied, weighted
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import GROUPS_2_3_3_3
from maskmill.domain.entity import EntityType

_WEIGHTS = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
_MODULUS, _LEAST = 89, 10


def is_abn(raw_number: str) -> bool:
    """Whether eleven digits hold their check digits, the first two, which are 10 at least."""
    number = digits(raw_number)
    return int(number[:2]) >= _LEAST and varied(number) and (weighted(number, _WEIGHTS) - _WEIGHTS[0]) % _MODULUS == 0


DETECTOR = Detector(
    name="au_abn",
    type=EntityType.AU_ABN,
    patterns=(Pattern(GROUPS_2_3_3_3, 0.84, needs_context=True),),
    check=alone(is_abn),
    context=spelled(
        """
        abn; abns; abn no; abn num; abn number; a.b.n; australian business number; australian business; business
        number; business no; australian business register; abr; tax invoice; gst
        """
    ),
)
