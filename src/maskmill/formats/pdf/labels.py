"""How a label fits its box: its text, size and direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maskmill.domain.document import Box
from maskmill.formats.pdf.lettering import width_of, writable

_LARGEST, _SMALLEST, _STEP = 7.0, 4.5, 0.5
"""Points. Few sizes look calmer than one for each box."""
_PART = 0.62
"""Size of a label as a part of its box's height."""
_MARGIN = 1.5
"""Points kept free at each end of a label."""
_TALL = 1.8
"""A box so many times higher than wide has its label turned along it."""
_SHORT = {
    "PHONE_NUMBER": "PHONE", "EMAIL_ADDRESS": "EMAIL", "STREET_ADDRESS": "ADDRESS", "DATE_OF_BIRTH": "BORN",
    "CREDIT_CARD": "CARD", "IBAN_CODE": "IBAN", "IP_ADDRESS": "IP", "MAC_ADDRESS": "MAC", "MEDICAL_RECORD": "RECORD",
    "US_BANK_NUMBER": "BANK", "US_DRIVER_LICENSE": "LICENSE", "LOCATION": "PLACE", "NATIONAL_ID": "ID",
    "USERNAME": "USER",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fitted:
    """A label as it is written: its size in points, and whether it runs along the height of its box."""

    text: str
    size: float
    along: bool


def fit(label: str, box: Box) -> Fitted | None:
    """Return the longest form of a label that fits a displayed box whole, or None."""
    width, height = box.x1 - box.x0, box.y1 - box.y0
    along = height > _TALL * width
    length, thickness = (height, width) if along else (width, height)
    for text in _forms(writable(label)):
        size = min(_LARGEST, _PART * thickness, (length - 2 * _MARGIN) / max(width_of(text), 0.1))
        size -= size % _STEP
        if size >= _SMALLEST:
            return Fitted(text, size, along)
    return None


def _forms(label: str) -> Iterator[str]:
    """Yield a label and its short forms; a token keeps its number (PHONE_NUMBER_3: PHONE_3)."""
    if not label:
        return
    yield label
    kind, _, number = label.rpartition("_")
    if number.isdigit() and kind in _SHORT:
        yield f"{_SHORT[kind]}_{number}"
    elif label in _SHORT:
        yield _SHORT[label]
    elif label.startswith(("US_", "UK_")):
        yield label[3:]
