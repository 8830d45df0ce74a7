"""UK national insurance numbers: the prefixes that HMRC allots (NIM39110)."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, whole, words
from maskmill.domain.entity import EntityType

_NEVER = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})

DETECTOR = Detector(
    name="uk_nino",
    type=EntityType.UK_NINO,
    patterns=(
        Pattern(r"\b[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b", 0.85),
        Pattern(r"\b[A-Za-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-Da-d]\b", 0.5, needs_context=True),
    ),
    check=whole(lambda raw_value: raw_value[:2].upper() not in _NEVER),
    context=words(
        """
        national insurance; national insurance number; ni number; nino; ni no; insurance
        """
    ),
)
