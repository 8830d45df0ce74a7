"""How people write dates, as patterns for the detectors of dates and of dates of birth.

Months are those of English, German (Austrian too), French, Spanish, Italian, Portuguese, Dutch, Polish, and of the
Nordic languages. A dot stands for a letter with an accent, so that the patterns stay ASCII.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Cored

_NUMBER = re.compile(r"\d+")
_SIGN = re.compile(r"[/.-]")

MONTH = (
    "(?:jan(?:uary|uari|uar|vier|eiro|\\.)?|j.nner|janv\\.?|feb(?:ruary|ruari|ruar|rero|braio|er|\\.)?|fevereiro|f.vr(?:ier|"
    "\\.)?|mar(?:ch|s|zo|ts|ca|.o|\\.)?|m.rz|maart|mrt|apr(?:il|ile|\\.)?|avr(?:il|\\.)?|abr(?:il|\\.)?|kwietnia|may|mai|"
    "mayo|maggio|maio|mei|maja|maj|june?|juni|juin|junio|junho|giugno|czerwca|july?|juli|juil(?:let|\\.)?|julio|julho|"
    "luglio|lipca|aug(?:ust|usti|ustus|\\.)?|ao.t|agosto|sierpnia|sept?(?:ember|embre|iembre|\\.)?|setiembre|settembre|"
    "setembro|wrze.nia|o[ck]t(?:ober|obre|ubre|\\.)?|ottobre|outubro|pa.dziernika|nov(?:ember|embre|iembre|embro|\\.)?|"
    "listopada|d[ei][cz](?:ember|embre|iembre|embro|\\.)?|d.cembre|grudnia|stycznia|lutego|ene(?:ro|\\.)|gennaio|"
    "(?:tammi|helmi|maalis|huhti|touko|kes.|hein.|elo|syys|loka|marras|joulu)kuuta)"
)

_NAMED = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|"
    "Mar\\.|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?|Januar|Februar|"
    "M.rz|Mai|Juni|Juli|"
    "Oktober|Dezember|J.nner|janvier|f.vrier|mars|avril|mai|juin|juillet|ao.t|septembre|octobre|novembre|d.cembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|gennaio|"
    "febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|mar.o|maio|junho|julho|"
    "setembro|outubro|novembro|dezembro|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    "november|december|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze.nia|pa.dziernika|listopada|"
    "grudnia|januar|februar|marts|maj|august)"
)
"""Months that may stand without a year: English ones with their capital, for "may" and "march" are verbs."""

_DAY = "(?:3[01]|[12]\\d|0?[1-9])"
_TH = "(?:st|nd|rd|th|er|e|o|\\.)?"
_OF = "(?: of| de| d'| di| den)?"
_RANGE = f"(?:{_DAY}{_TH} ?(?:-|to|and|bis|und|et|au|y|al|a|e|i|do) ?)?"
_TIME = (
    "(?:,?(?: at| um| .| a las| alle| .s| om| o| godz\\.| kl\\.?)?[ T]{1,2}[0-2]?\\d(?:[:.h][0-5]\\d){1,2}"
    "(?:[.,]\\d{1,6})?"
    "(?: ?[AaPp]\\.?[Mm]\\b\\.?)?(?: ?(?:Uhr|UTC|GMT|CEST|CET|BST|E[SD]T|P[SD]T|C[SD]T|Z|[+-][01]\\d:?\\d\\d)\\b)?)?"
)

NUMERIC = rf"\b\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?(?:\d{{4}}|\d{{2}})\b{_TIME}"
"""31/12/1980, 12-31-80, 31. 12. 1980, 31.12.1980 um 23:59 Uhr."""

ISO = (
    r"\b(?:1[89]|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\d|0?[1-9])"
    r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?Z| ?UTC| ?[+-]\d{2}:?\d{2})?)?\b"
)
"""1980-12-31, 1980-12-31T23:59:59Z (ISO 8601)."""

BASIC = r"\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T\d{4}(?:\d{2})?Z?)?\b"
"""19801231, 19801231T235959Z (ISO 8601, basic format)."""

DAY_FIRST = (
    rf"(?i)\b{_RANGE}{_DAY}{_TH}{_OF}[ ./-]{{0,2}}{MONTH}(?:,| de| del)?[ ./-]{{0,2}}"
    rf"(?:(?:1[5-9]|20)\d{{2}}|'?\d{{2}})\b(?::\d{{2}}:\d{{2}}:\d{{2}}\b)?{_TIME}"
)
"""31 December 1980, 31st of Dec 80, 31. Dezember 1980, 31 de diciembre de 1980, 31-Dec-1980, 30-31 May 1980."""

MONTH_FIRST = (
    rf"(?i)\b{MONTH}[ -]{{1,2}}{_DAY}(?:st|nd|rd|th)?(?: ?(?:-|to|and) ?{_DAY}(?:st|nd|rd|th)?)?(?:, ?| |-)"
    rf"(?:(?:1[5-9]|20)\d{{2}}|'\d{{2}})\b{_TIME}"
)
"""December 31, 1980, Dec-31-1980, May 3-5, 2021."""

MONTH_YEAR = rf"(?i)\b{MONTH},? (?:de |of |del )?(?:1[89]|20)\d{{2}}\b"
"""December 1980."""

DAY_MONTH = rf"\b{_RANGE}{_DAY}(?:st|nd|rd|th|er|o|\.)?(?: of| de| d'| den)? {_NAMED}\b"
"""31 December, 31. Dezember, 31 de diciembre."""

MONTH_DAY = rf"\b{_NAMED} {_DAY}(?:st|nd|rd|th)?\b"
"""December 31st."""

WORDED = Cored(
    "|".join(
        (
            *(f"(?i:{item.removeprefix('(?i)')})" for item in (DAY_FIRST, MONTH_FIRST, MONTH_YEAR)),
            DAY_MONTH,
            MONTH_DAY,
        )
    ),
    core=rf"(?i)\d{_TH}{_OF}[ ./-]{{0,2}}{MONTH}|{MONTH}\.?[ ,-]{{1,2}}(?:de |of |del )?\d",
)
"""Any date with the name of a month: one pattern, so that each is looked for and judged once."""


def is_calendar(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Check a numeric date: a day and a month in either order, and not a part of a longer number."""
    parts = [int(part) for part in _NUMBER.findall(text, start, end)]
    if text[max(0, start - 1) : start] in {"-", "/", ".", ",", ":"} and text[max(0, start - 2) : start - 1].isalnum():
        return None
    if text[end : end + 1] in {"-", "/", "."} and text[end + 1 : end + 2].isdigit():
        return None
    if parts[0] > 99:  # noqa: PLR2004 - a year stands first, and the pattern has seen to the rest
        return (start, end)
    first, second = parts[0], parts[1]
    return (start, end) if 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31 else None  # noqa: PLR2004 - a calendar


def is_plain(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Check a numeric date that no word calls one: one kind of sign, a year of our times, no version or section."""
    signs = _SIGN.findall(text, start, end)[:2]
    numbers = _NUMBER.findall(text, start, end)[:3]
    if len(set(signs)) > 1 or (len(numbers[2]) > 2 and not 1500 <= int(numbers[2]) <= 2199):  # noqa: PLR2004 - a year
        return None
    if len(numbers[0]) < 3 and len(numbers[2]) == 2 and signs[0] != "/" and min(map(len, numbers)) < 2:  # noqa: PLR2004 - 1.2.34 may be a version
        return None
    return is_calendar(text, start, end)
