"""Plain dates, with their time. The default policy keeps them."""

from __future__ import annotations

from maskmill.domain.detect import dates
from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="date_time",
    type=EntityType.DATE_TIME,
    patterns=(
        Pattern(dates.NUMERIC, 0.6, check=dates.is_plain),
        Pattern(dates.ISO, 0.8, check=dates.is_calendar),
        Pattern(r"\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T\d{4}(?:\d{2})?Z?\b", 0.8),
        Pattern(dates.WORDED, 0.8),
    ),
    rank=Rank.WEAK,
)
