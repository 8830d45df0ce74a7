"""Identifiers of SNOMED CT (SNOMED International): 6 to 18 digits, behind the name of the terminology.

The last digit is Verhoeff's check digit; the two before it say what is identified: 00-02, or 10-12 in an extension
(SNOMED CT Technical Implementation Guide, "SCTID").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import stdnum
from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_PARTITIONS = frozenset({"00", "01", "02", "10", "11", "12"})


def is_sctid(raw_number: str) -> bool:
    """Whether digits end with a partition and their check digit."""
    return raw_number[0] != "0" and raw_number[-3:-1] in _PARTITIONS and stdnum("verhoeff")(raw_number)


DETECTOR = Detector(
    name="snomed_code",
    type=EntityType.CLINICAL_CODE,
    patterns=(
        Pattern(
            label("snomed; snomed ct; snomed-ct; snomedct; sctid; sct; snomed code; snomed id; snomed concept"),
            0.9,
            check=field(
                r"\d{6,18}", is_sctid, filling="concept|ct|codes|identifier|clinical|terms|sct", free=stands_alone
            ),
        ),
    ),
    rank=Rank.LABELLED,
)
