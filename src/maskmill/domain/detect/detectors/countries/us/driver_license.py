"""US driver's licences: each state has its own form and none a public check digit, so words must say what a number is.

A state that is named beside the number decides the form; without one the form of any state will do (`license_forms`).
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.countries.us.license_forms import code_of, has_form, state_names
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_REACH = 44
_GROUPS_LIMIT = 5
_TOKEN = re.compile(r"[A-Za-z0-9*]+(?:[-/.][A-Za-z0-9*]+)*")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|(?:19|20)\d\d")
_STATE_BEFORE = re.compile(r"\b([A-Z]{2})[ -]?(?:state )?$")
_STATE_BETWEEN = re.compile(r"\(([A-Z]{2})\)|(?:^|state[ :]{1,2})[ :,-]{0,2}\b([A-Z]{2})\b(?![-/]?\d)")
_STATE_AFTER = re.compile(r"[ ,(/-]{1,3}([A-Z]{2})\b|[ ,(]{1,3}(?:state(?: of)?|issued (?:by|in))[: ]{1,2}([A-Z]{2})\b")
_NO_STATE = frozenset({"ID", "NO"})
_JOINED_AFTER = re.compile(r"[-/.,]?\d|[-/][A-Za-z0-9]|_|@")


def _states(text: str, start: int, end: int, value: tuple[int, int]) -> frozenset[str]:
    """Return the states that are named right before the label, between label and value, or right behind the value."""
    first, last = value
    found: list[str | None] = []
    before = _STATE_BEFORE.search(text, max(0, start - 12), start)
    after = _STATE_AFTER.match(text, last, last + 20)
    found += [match.group(match.lastindex or 0) for match in (before, after) if match]
    found += [match.group(match.lastindex or 0) for match in _STATE_BETWEEN.finditer(text[end:first])]
    codes = {name for name in found if name not in _NO_STATE}
    names = state_names()
    for a, b in ((max(0, start - 32), start), (end, first), (last, last + 32)):
        codes |= {match.group() for match in names.finditer(text, a, b)}
    return frozenset(filter(None, (code_of(name) for name in codes if name)))


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take the first number behind the label; it may be written in groups."""
    tokens = [found.span() for found in _TOKEN.finditer(text, end, end + _REACH + 24)]
    for index, (first, last) in enumerate(tokens):
        raw_token = text[first:last]
        if first > end + _REACH or "\n\n" in text[end:first]:
            return None
        if not _is_piece(raw_token):
            continue
        best = _longest(text, (start, end), tokens[index:])
        if best is not None:
            return best
        if any(char.isdigit() for char in raw_token) and len(raw_token) > 3 and not _DATE.fullmatch(raw_token):  # noqa: PLR2004 - a class, a year
            return None
    return None


def _is_piece(raw_token: str) -> bool:
    """Whether a token may begin a number: it has digits, or is one capital letter, or is starred."""
    return (
        any(char.isdigit() for char in raw_token) or (len(raw_token) == 1 and raw_token.isupper()) or "*" in raw_token
    )


def _longest(text: str, label_span: tuple[int, int], tokens: list[tuple[int, int]]) -> tuple[int, int] | None:
    groups = 1
    while (
        groups < min(len(tokens), _GROUPS_LIMIT)
        and text[tokens[groups - 1][1] : tokens[groups][0]] == " "
        and text[tokens[groups][0]].isdigit()
    ):
        groups += 1
    first = tokens[0][0]
    for count in range(groups, 0, -1):
        last = tokens[count - 1][1]
        raw_value = text[first:last]
        number = "".join(char for char in raw_value if char.isalnum() or char == "*").upper()
        if _DATE.fullmatch(raw_value) or _JOINED_AFTER.match(text, last):
            continue
        if has_form(number, _states(text, *label_span, (first, last))):
            return first, last
    return None


DETECTOR = Detector(
    name="us_driver_license",
    type=EntityType.US_DRIVER_LICENSE,
    patterns=(
        Pattern(
            label(
                """
                driver license; drivers license; driver's license; drivers' license; driver licence; drivers licence;
                driver's licence; driving license; driving licence; driver lic; drivers lic; driver's lic; driver
                license number; driver's license number; drivers license number; operator license; operator's license;
                operators license; driver id; dl; dln; d.l; d/l; dl number; dlno; dl#; cdl; dmv license; dmv number;
                driver_license; driverslicense; driverlicense; licencia de conducir; licencia de manejar
                """
            ).replace(r"dl\#|", ""),
            0.8,
            check=_check,
        ),
    ),
    rank=Rank.LABELLED,
)
