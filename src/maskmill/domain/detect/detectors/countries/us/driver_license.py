"""US driver's licences: each state has its own form and none a public check digit, so words must say what a number is.

A state that is named beside the number decides the form; without one the form of any state will do (`license_forms`).
"""

from __future__ import annotations

import re

from maskmill.domain.detect.ahead import ahead
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
_JOINED_AFTER = re.compile(r"[-/.]?\d|,\d{3}(?!\d)|[-/][A-Za-z0-9]|_|@|[ ]?%")
_AHEAD = r"(?:[A-Z]{1,2} )?\d+(?: \d+){1,3}|[A-Z0-9*]+(?:[-/.][A-Z0-9*]+){0,4}"
_UNIT = re.compile(r"(?:[/\d%\u00b5]|\b[munpk]?(?:g|l|mol)) ?\Z", re.IGNORECASE)
_GAP = re.compile(
    r"(?:[ \t\r\n:;=#.*'\"`(\[{<>|?/_-]|,(?=[ \n\d])"
    r"|(?<![^\W_])(?:numbers?|num|no|nr|nbr|id|code|is|was|state|on|file|of|the|class|issued|by|in|expires|td|th|[A-D])(?![^\W_])){0,40}"
)


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
    span = ahead(text, start, end, _AHEAD)
    return span if span and _is_licence(text, (start, end), *span) else None


def _short(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Two letters mean many things ("mg/dL"): the number, or its state, stands right behind them."""
    if _UNIT.search(text, max(0, start - 8), start):
        return None
    span = _check(text, start, end + text.startswith("#", end))
    if span is None or span[0] < start:
        return span
    between = state_names().sub("", _STATE_BETWEEN.sub("", text[end : span[0]]))
    return span if _GAP.fullmatch(between) else None


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
        if _is_licence(text, label_span, first, last):
            return first, last
    return None


def _is_licence(text: str, label_span: tuple[int, int], first: int, last: int) -> bool:
    """Whether a number has a form of the states that are named, and nothing goes on behind it."""
    raw_value = text[first:last]
    if _DATE.fullmatch(raw_value) or _JOINED_AFTER.match(text, last):
        return False
    number = "".join(char for char in raw_value if char.isalnum() or char == "*").upper()
    return has_form(number, _states(text, *label_span, (first, last)))


DETECTOR = Detector(
    name="us_driver_license",
    type=EntityType.US_DRIVER_LICENSE,
    patterns=(
        Pattern(
            label(
                """
                driver license; drivers license; driver's license; drivers' license; driver licence; drivers licence;
                driver's licence; driving license; driving licence; driver lic; drivers lic; driver's lic; driver's
                lic.; drv lic; driver license number; driver's license number; drivers license number; driver license
                no; driver's license no; drivers license no; driver license id; driver's license id; operator license;
                operator's license; operators license; operator license number; chauffeur's license; driver id; dmv
                license; dmv number; dmv id; us driver's license; licencia de conducir; licencia de manejar; permis de
                conduire américain; us-führerschein; patente di guida americana; carteira de motorista americana;
                amerikaans rijbewijs; amerykańskie prawo jazdy
                """
            ),
            0.8,
            check=_check,
        ),
        Pattern(
            label("dl; dln; d.l; d.l.; d/l; dl number; dl num; dl no; dlno; dl id; cdl; cdl number; cdl no"),
            0.8,
            check=_short,
        ),
    ),
    rank=Rank.LABELLED,
)
