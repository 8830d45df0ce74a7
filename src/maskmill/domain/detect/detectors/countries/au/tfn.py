"""Tax file numbers of Australia (ATO): nine digits, older ones eight, weighted 1 4 3 7 5 8 6 9 10, divisible by 11.

One in eleven random numbers passes, so a word must say what it is (Wikipedia, "Tax file number").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_2_3_3, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="au_tfn",
    type=EntityType.AU_TFN,
    patterns=(
        Pattern(GROUPS_3_3_3, 0.84, needs_context=True),
        Pattern(GROUPS_2_3_3, 0.8, needs_context=True),
    ),
    check=alone(stdnum("au.tfn")),
    context=spelled(
        """
        tfn; tfns; tax file number; tax file no; tax file num; tax file; tfn no; tfn number; australian tax file
        number; ato; steuernummer; numéro fiscal australien
        """
    ),
)
