"""Universally unique identifiers (RFC 9562): version 1 to 8, the variant of the standard; nil and max name nothing."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.field import field
from maskmill.domain.detect.forms import UUID
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_VERSION, _VARIANT = 12, 16


def is_uuid(raw_value: str) -> bool:
    """Whether version and variant are those of RFC 9562."""
    signs = raw_value.replace("-", "").lower()
    return signs[_VERSION] in "12345678" and signs[_VARIANT] in "89ab"


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """No more groups beside it."""
    chained = text[max(0, start - 1) : start] in {"-", "_"} or (
        text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
    )
    return (start, end) if not chained and is_uuid(text[start:end]) else None


DETECTOR = Detector(
    name="uuid",
    type=EntityType.UUID,
    patterns=(
        Pattern(UUID, 0.85),
        Pattern(label("uuid; guid"), 0.8, check=field(r"[0-9a-f]{32}", is_uuid)),
    ),
    check=_check,
    rank=Rank.WEAK,
)
