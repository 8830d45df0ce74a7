"""Telephone numbers of the United States and Canada as people write them there: 3-3-4 (North American Numbering Plan).

Areas and exchanges begin with 2 to 9; films and examples break the rule for exchanges, so it is asked for only where
nothing else speaks for a telephone number.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.detectors.contact.telephony import CONTEXT, EXTENSION, is_free
from maskmill.domain.entity import EntityType

_GROUPS = re.compile(r"\(?([2-9]\d{2})\)?[-. /]{0,3}(\d{3})[-. ]{0,3}(\d{4})")

_LISTED = re.compile(r"\d[ *]\||\| \d{3}")
"""Columns of numbers."""


def _is_formed(text: str, start: int, end: int) -> bool:
    groups = _GROUPS.search(text, start, end)
    return groups is not None and is_free(text, start, end) and len(set(digits(groups[0]))) > 1


def _formed(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if _is_formed(text, start, end) else None


def _strict(text: str, start: int, end: int) -> tuple[int, int] | None:
    groups = _GROUPS.search(text, start, end)
    if (
        groups is None
        or groups[2][0] <= "1"
        or _LISTED.search(text[max(0, start - 2) : start] + "|" + text[end : end + 4])
    ):
        return None
    return (start, end) if _is_formed(text, start, end) else None


def _any(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if is_free(text, start, end) and len(set(digits(text[start:end]))) > 1 else None


DETECTOR = Detector(
    name="phone_american",
    type=EntityType.PHONE_NUMBER,
    patterns=(
        Pattern(r"(?:\b1[-. ]?)?\(\d{3}\)[-. ]{0,3}\d{3}[-. ]{0,3}\d{4}\b" + EXTENSION, 0.85, check=_formed),
        Pattern(r"\b(?:1[-. ])?\d{3}[-.]\d{3}[-.]\d{4}\b" + EXTENSION, 0.8, check=_formed),
        Pattern(r"\b(?:1[-. ])?\d{3}[ /]\d{3}[- ]\d{4}\b" + EXTENSION, 0.65, check=_strict, rank=Rank.LABELLED),
        Pattern(
            r"\b(?:1[-. ])?\d{3}[-. ]\d{3}[-. ]\d{4}\b" + EXTENSION,
            0.6,
            needs_context=True,
            check=_any,
            rank=Rank.LABELLED,
        ),
        Pattern(r"\b1?[2-9]\d{2}[2-9]\d{6}\b", 0.5, needs_context=True, check=_strict, rank=Rank.LABELLED),
        Pattern(r"\b1[-. ]8(?:00|33|44|55|66|77|88)[-. ][A-Z0-9]{3}[-. ]?[A-Z0-9]{4}\b", 0.8),
    ),
    context=CONTEXT,
)
