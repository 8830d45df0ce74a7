"""Telephone numbers as people write them at home: Europe, India, Australia, Brazil, Mexico, South Africa.

Numbers with the trunk zero and a separator are found by their form where libphonenumber knows them; forms without the
zero are those of many other numbers, and need a word.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.context import distance
from maskmill.domain.detect.detector import Check, Detector, Pattern, Rank, digits
from maskmill.domain.detect.detectors.contact.telephony import (
    CONTEXT,
    PLAIN_REGIONS,
    REGIONS,
    is_free,
    is_number,
    is_valid,
)
from maskmill.domain.detect.forms import DIGITS_8, DIGITS_9, DIGITS_10, DIGITS_11, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

_SURE = 9
_LEAST, _MOST = 8, 13
_BRITISH = re.compile(
    r"\(?0(?:7\d{3}|1\d{3})\)?[ -]?\d{3}[ -]?\d{3}|\(?02\d\)?[ -]?\d{4}[ -]?\d{4}|\(?01\d1\)?[ -]?\d{3}[ -]?\d{4}"
)
"""Numbers that Ofcom keeps for films have the form, and libphonenumber does not know them."""


def _zeroed(text: str, start: int, end: int) -> tuple[int, int] | None:
    raw_number = text[start:end]
    count = len(digits(raw_number))
    if not _LEAST <= count <= _MOST or not is_free(text, start, end) or not is_number(raw_number):
        return None
    marked = "/" in raw_number or "(" in raw_number
    if count < _SURE and not marked and distance(text, start, end, CONTEXT, 40) is None:
        return None
    known = _BRITISH.fullmatch(raw_number) or is_valid(raw_number, *REGIONS)
    return (start, end) if known else None


def _known(*regions: str) -> Check:
    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        raw_number = text[start:end]
        fine = is_free(text, start, end) and is_number(raw_number) and is_valid(raw_number, *regions)
        return (start, end) if fine else None

    return check


_everywhere = _known(*PLAIN_REGIONS, *REGIONS)

DETECTOR = Detector(
    name="phone_national",
    type=EntityType.PHONE_NUMBER,
    patterns=(
        Pattern(r"(?:\(0\d{1,5}\)|\b0\d{1,5})[ ./-]{1,3}\d{2,9}(?:(?: ?[./-] ?| )\d{1,6}){0,4}\b", 0.7, check=_zeroed),
        Pattern(r"(?:\b0)?\(\d{2}\) ?9?\d{4}[- ]\d{4}\b", 0.8, check=_known("BR", "MX", "AU")),  # (11) 91234-5678
        Pattern(r"\b(?:1300|1800|1850|1890) \d{3} \d{3}\b", 0.75, check=_known("AU", "IE", "GB")),
        Pattern(r"\b\d{2} 9\d{4}-\d{4}\b", 0.7, check=_known("BR")),
        Pattern(
            r"\b9\d{4}-\d{4}\b",
            0.55,
            needs_context=True,
            check=lambda text, a, b: (a, b) if is_free(text, a, b) else None,
        ),
        Pattern(GROUPS_3_3_3, 0.6, needs_context=True, check=_everywhere),  # 612 345 678
        Pattern(r"\b[5-9]\d{2}(?:[ .-]\d{2}){3}\b", 0.6, needs_context=True, check=_everywhere),  # 612 34 56 78
        Pattern(r"\b\d{2}(?:[ .-]\d{2}){3}\b", 0.55, needs_context=True, check=_known("DK", "NO")),  # 20 12 34 56
        Pattern(
            r"\(?\b\d{2}\)? \d{3} \d{2} \d{2}\b", 0.6, needs_context=True, check=_known("PL", "PT")
        ),  # 22 123 45 67
        Pattern(r"\b\d{4} \d{4}\b", 0.5, needs_context=True, check=_known("DK", "SG")),
        Pattern(r"\b[6-9]\d{4}[ -]\d{5}\b", 0.6, needs_context=True, check=_known("IN")),  # 98765 43210
        Pattern(r"\b\d{2}[ -]\d{4}[ -]\d{4}\b", 0.6, needs_context=True, check=_known("MX", "BR")),  # 55 1234 5678
        Pattern(r"\b[23]\d \d{3} \d{4}\b", 0.6, needs_context=True, check=_known("PT")),
        Pattern(r"\b3\d{2}[ .-]\d{6,7}\b", 0.6, needs_context=True, check=_known("IT")),  # 333 1234567
        Pattern(DIGITS_8, 0.5, needs_context=True, check=_known("DK", "NO", "SG"), rank=Rank.LABELLED),
        Pattern(DIGITS_9, 0.5, needs_context=True, check=_known("ES", "PT", "PL"), rank=Rank.LABELLED),
        Pattern(DIGITS_10, 0.5, needs_context=True, check=_everywhere, rank=Rank.LABELLED),
        Pattern(DIGITS_11, 0.5, needs_context=True, check=_everywhere, rank=Rank.LABELLED),
    ),
    context=CONTEXT,
    rank=Rank.LABELLED,  # by form alone: a number with its own label wins
    window=40,
    adjacent=True,
)
