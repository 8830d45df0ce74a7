"""What a payment card's magnetic stripe holds: tracks 1 and 2 (ISO/IEC 7813), with the card's own check digit."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.detectors.payment.credit_card import is_card_number
from maskmill.domain.entity import EntityType

_PARTS = re.compile(r"[%;]?[Bb]?(\d{4}(?: ?\d){8,15})(?:\^[^^\n]{2,26}\^|[=D])\d\d(\d\d)")
_MONTHS = 12


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The number is a card, and the year is followed by a month."""
    parts = _PARTS.match(text, start, end)
    if parts is None or not 1 <= int(parts[2]) <= _MONTHS or not is_card_number(parts[1].replace(" ", "")):
        return None
    return start, end


DETECTOR = Detector(
    name="card_track",
    type=EntityType.CARD_TRACK,
    patterns=(
        Pattern(r"%?\b[Bb]\d{4}(?: ?\d){8,15}\^[^^\n]{2,26}\^\d{7}[0-9A-Za-z ]{0,60}(?:\?[0-9A-Za-z]?)?", 0.98),
        Pattern(r";\d{12,19}=\d{7}\d{0,30}(?:\?[0-9A-Za-z]?)?", 0.98),
        Pattern(r"\b\d{12,19}[=D]\d{7}\d{0,30}(?:F\b|\?[0-9A-Za-z]?)?", 0.95),
    ),
    check=_check,
)
