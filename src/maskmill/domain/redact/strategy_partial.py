"""partial: just enough of a value to recognise it. At most four letters or digits of it stay.

The proof takes five letters or digits of a removed value for residue, so nothing longer may stand.
"""

from __future__ import annotations

import re

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.strategy import State
from maskmill.domain.redact.strategy_mask import BAR

_KEPT = 4
_LONG = 8
_STARS = "****"
_LAST_FOUR = frozenset(
    {
        EntityType.CREDIT_CARD,
        EntityType.PHONE_NUMBER,
        EntityType.IBAN_CODE,
        EntityType.US_SSN,
        EntityType.US_BANK_NUMBER,
    }
)
_WORD = re.compile(r"[^\W\d_]+")


class Partial:
    """****1111, J. S., ****@****.com; a secret keeps nothing."""

    name = "partial"

    def replace(self, kind: EntityType, raw_value: str, state: State) -> str:  # noqa: ARG002 - nothing to remember
        """Return what may stay of the value."""
        if kind in _LAST_FOUR:
            return _last_four(raw_value)
        if kind is EntityType.PERSON:
            return _initials(raw_value)
        if kind is EntityType.EMAIL_ADDRESS:
            return _top_domain(raw_value)
        return BAR


def _last_four(raw_value: str) -> str:
    """Keep the last four signs of a long number; of a short one they would be most of it."""
    signs = [char for char in raw_value if char.isalnum()]
    return _STARS + "".join(signs[-_KEPT:]) if len(signs) >= _LONG else _STARS


def _initials(raw_value: str) -> str:
    """Keep the first letter of up to four words; of a name of one or two letters nothing stays."""
    words = _WORD.findall(raw_value)
    return " ".join(f"{word[0]}." for word in words[:_KEPT] if len(word) > 2) or BAR  # noqa: PLR2004 - as the sentence says


def _top_domain(raw_value: str) -> str:
    """Keep the domain when its words are short enough for the proof, else its last part."""
    labels = raw_value.rpartition("@")[2].split(".")
    shown = [label if len(label) <= _KEPT else _STARS for label in labels]
    if sum(len(label) for label in shown if label != _STARS) > _KEPT:
        shown = [_STARS, labels[-1] if len(labels[-1]) <= _KEPT else _STARS]
    return f"{_STARS}@{'.'.join(shown)}"


STRATEGY = Partial()
