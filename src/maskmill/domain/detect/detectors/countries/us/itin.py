"""US individual taxpayer identification numbers: 9xx with the groups that the IRS issues."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, digits, whole
from maskmill.domain.entity import EntityType


def _is_issued(raw_number: str) -> bool:
    number = digits(raw_number)
    group = int(number[3:5])
    return number[0] == "9" and (50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 92 or 94 <= group <= 99)  # noqa: PLR2004 - the groups of IRS Publication 1915


DETECTOR = Detector(
    name="us_itin",
    type=EntityType.US_ITIN,
    patterns=(
        Pattern(r"\b9\d{2}[- ]\d{2}[- ]\d{4}\b", 0.8),
        Pattern(r"\b9\d{8}\b", 0.5, needs_context=True),
    ),
    check=whole(_is_issued),
    context=("itin", "taxpayer", "tax id", "individual taxpayer", "irs", "tin"),
)
