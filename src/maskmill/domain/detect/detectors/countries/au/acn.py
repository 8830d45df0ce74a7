"""Australian company numbers (ASIC), and registered body numbers: nine digits, the last a check digit modulo 10.

Eight digits are weighted 8 to 1 (ASIC, "Australian Company Number digit check"). One in ten passes, so a word must
say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="au_acn",
    type=EntityType.AU_ACN,
    patterns=(Pattern(GROUPS_3_3_3, 0.84, needs_context=True),),
    check=alone(stdnum("au.acn")),
    context=spelled(
        """
        acn; acns; acn no; acn number; arbn; australian company number; australian company; australian registered
        body number; company number; asic
        """
    ),
)
