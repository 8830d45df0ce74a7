"""How people write dates, as patterns for the detectors of dates and of dates of birth."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+")

_MONTH = (
    "(?:[Jj]an(?:uary|uar|vier|\\.)?|[Ff]eb(?:ruary|ruar|\\.)?|[Mm]ar(?:ch|s|zo|\\.)?|[Mm].rz|[Aa]pr(?:il|\\.)?|[Mm]a[iy]o?|"
    "[Jj]une?|[Jj]uni|[Jj]uly?|[Jj]uli|[Aa]ug(?:ust|\\.)?|[Ss]ept?(?:ember|embre|\\.)?|[Oo][ck]t(?:ober|obre|\\.)?|"
    "[Nn]ov(?:ember|embre|\\.)?|[Dd]e[cz](?:ember|\\.)?|[Ff].vrier|[Aa]vril|[Jj]uin|[Jj]uillet|[Aa]o.t|[Dd].cembre|[Ee]nero|"
    "[Ff]ebrero|[Aa]bril|[Jj]unio|[Jj]ulio|[Aa]gosto|[Ss]etiembre|[Ss]eptiembre|[Oo]ctubre|[Nn]oviembre|[Dd]iciembre|"
    "JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|"
    "NOV(?:EMBER)?|DEC(?:EMBER)?)"
)

NUMERIC = r"\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:\d{4}|\d{2})\b"
"""31/12/1980, 12-31-80, 31. 12. 1980."""

ISO = r"\b(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:3[01]|[12]\d|0?[1-9])(?:[T ]\d{2}:\d{2}(?::\d{2})?)?\b"
"""1980-12-31, 1980-12-31T23:59:59 (ISO 8601)."""

DAY_FIRST = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de| d')?[ -]{{1,2}}{_MONTH}(?:,| de|"
    rf" del)?[ -]{{1,2}}(?:\d{{4}}|\d{{2}})\b"
)
"""31 December 1980, 31st of Dec 80, 31. Dezember 1980, 31 de diciembre de 1980."""

MONTH_FIRST = rf"\b{_MONTH} {{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,? {{1,2}}\d{{4}}\b"
"""December 31, 1980."""

MONTH_YEAR = rf"\b{_MONTH},? (?:de |of )?(?:19|20)\d{{2}}\b"
"""December 1980."""

DAY_MONTH = rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?{_MONTH}\b"
"""31 December."""


def is_calendar(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Check a numeric date: a day and a month in either order, and not a part of a longer number."""
    parts = [int(part) for part in _NUMBER.findall(text, start, end)]
    if text[max(0, start - 1) : start] in {"-", "/", "."} or (
        text[end : end + 1] in {"-", "/"} and text[end + 1 : end + 2].isdigit()
    ):
        return None
    if parts[0] > 99:  # noqa: PLR2004 - a year stands first, and the pattern has seen to the rest
        return (start, end)
    first, second = parts[0], parts[1]
    return (start, end) if 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31 else None  # noqa: PLR2004 - a calendar
