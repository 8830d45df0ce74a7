"""Australian business numbers (Australian Business Register): two check digits and nine digits, eleven in all.

One less in the first digit, the weighted sum is divisible by 89 (ABR, "Format of the ABN"). The groups of other
countries' numbers look alike, so a word must stand near.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_2_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="au_abn",
    type=EntityType.AU_ABN,
    patterns=(Pattern(GROUPS_2_3_3_3, 0.88, needs_context=True),),
    check=alone(stdnum("au.abn")),
    context=spelled(
        """
        abn; abns; abn no; abn number; australian business number; australian business; business number; australian
        business register; abr; tax invoice; gst
        """
    ),
)
