"""Keys and tokens that their vendors gave a form of their own (`vendor_forms` lists them with their sources)."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.detectors.secret.vendor_forms import FORMS
from maskmill.domain.entity import EntityType

_BUNCH = 12
"""So many forms make one pattern: each pattern costs a scan, a large one is refused by hyperscan."""

_FILLER = frozenset("xX*0.-_")


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The key ends where the hit ends, and its body is no filler (`sk_live_xxxxxxxxxxxxxxxx`)."""
    if text[end : end + 1].isalnum() or text[max(0, start - 1) : start] == "_":
        return None
    body = text[max(start, end - 14) : end]
    if text.startswith("xox", start) and not any(map(str.isdigit, text[start:end])):
        return None  # words joined by dashes
    return None if set(body) <= _FILLER else (start, end)


DETECTOR = Detector(
    name="vendor_key",
    type=EntityType.SECRET,
    patterns=tuple(
        Pattern(r"\b(?:" + "|".join(form.regex for form in FORMS[at : at + _BUNCH]) + ")", 0.97)
        for at in range(0, len(FORMS), _BUNCH)
    ),
    check=_check,
)
