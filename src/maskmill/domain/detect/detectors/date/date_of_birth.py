"""Dates of birth: a date, and right before it words that say so, with no other event between."""

from __future__ import annotations

import re

from maskmill.domain.detect import dates
from maskmill.domain.detect.context import has_word
from maskmill.domain.detect.detector import Check, Detector, Pattern, words
from maskmill.domain.detect.field import field
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_WORDS = words(
    """
    born; born on; birth; birthdate; birth date; birthday; date of birth; dob; d.o.b; d o b; bday; b-day; year of birth;
    geboren; geborene; geborener; geb; geb.-datum; gebdat; geburtsdatum; geburtstag; geburt; geburtsjahr; né; née; né
    le; née le; né(e) le; nés; naissance; date de naissance; nacido; nacida; nació; nacimiento; fecha de nacimiento; f.
    nac; fec. nac; fecha nac; fn; nato; nata; nato il; nata il; nascita; data di nascita; nascido; nascida; nasceu;
    nascimento; data de nascimento; dn; geboortedatum; geboren op; geboorte; urodzony; urodzona; urodzony dnia; data
    urodzenia; ur; urodziny; født; fødselsdato; fødselsdag; född; födelsedatum; födelsedag; syntynyt; syntymäaika
    """
)
_HINTS = (*_WORDS, "b.", "geb.", "n.")
_EVENTS = (
    "died|death|deceased|passed|issued|issue|signed|dated|expires|expiry|expiration|admitted|admission|discharged|visit|"
    "seen|hired|married|since|certificate|received|registered|created|updated|due|given|until|gestorben|verstorben|"
    "ausgestellt|unterschrieben|décédé|décédée|mort|délivré|signé|fallecido|fallecida|murió|expedido|firmado|morto|morta|"
    "rilasciato|firmato|falecido|emitido|overleden|zmarł|zmarła|wydany|wydano|weight|height"
)
_BEFORE = re.compile(
    rf"(?<![^\W_])(?=[bdgnfusy])(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))}|b\.|geb\.|n\.)"
    rf"(?![^\W_])(?:(?!(?<!\w)(?:{_EVENTS})(?!\w)).){{0,45}}$",
    re.IGNORECASE | re.DOTALL,
)
_AFTER = re.compile(
    r" ?[(\[](?:d\.?o\.?b|date of birth|born|birthday|geb|geboren|née?|nac|ur)\b|,? (?:d\.?o\.?b|geb|geboren)\b",
    re.IGNORECASE,
)
_NEAR = (
    r"(?i)(?:\b|_)(?:"
    + "|".join(re.escape(word) + (r"(?:\b|_)" if word[-1].isascii() and word[-1].isalnum() else "") for word in _HINTS)
    + ")"
)
"""Any of the words, so that dates elsewhere, nearly all, are not asked for one."""

_REACH = 90
_GOES_ON = re.compile(r",? ?\d{4}\b|[/.-]\d")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIRST, _LAST = 1850, 2035


def _birth(check: Check | None = None) -> Check:
    def of_birth(text: str, start: int, end: int) -> tuple[int, int] | None:
        year = _YEAR.search(text, start, end)
        if _GOES_ON.match(text, end) or (year and not _FIRST <= int(year[0]) <= _LAST):
            return None
        before = _DIGIT.split(text[max(0, start - _REACH) : start])[-1]
        if not (has_word(before, _HINTS) and _BEFORE.search(before)) and not _AFTER.match(text, end):
            return None
        return check(text, start, end) if check else (start, end)

    return of_birth


_DATE = field("|".join(form.removeprefix("(?i)") for form in (dates.NUMERIC, dates.ISO, dates.BASIC, dates.DAY_FIRST)))


def _beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The date of a field, in the column of the label, or before it in brackets."""
    span = _DATE(text, start, end)
    if span is None or _GOES_ON.match(text, span[1]) or not _in_time(text, *span):
        return None
    is_worded = any(char.isalpha() for char in text[slice(*span)])
    return span if is_worded or text[slice(*span)].isdigit() or dates.is_calendar(text, *span) else None


def _in_time(text: str, start: int, end: int) -> bool:
    year = _YEAR.search(text, start, end)
    return year is None or _FIRST <= int(year[0]) <= _LAST


def _starred(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Genealogists write a star for born."""
    first = start + 1
    while text[first] == " ":
        first += 1
    return dates.is_plain(text, first, end)


def _compact(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Eight digits, day or month first."""
    first, second = int(text[start : start + 2]), int(text[start + 2 : start + 4])
    fits = 1 <= min(first, second) <= 12 and 1 <= max(first, second) <= 31  # noqa: PLR2004 - a calendar
    return (start, end) if fits else None


DETECTOR = Detector(
    name="date_of_birth",
    type=EntityType.DATE_OF_BIRTH,
    patterns=(
        Pattern(dates.NUMERIC, 0.9, check=_birth(dates.is_calendar), near=_NEAR),
        Pattern(dates.ISO, 0.9, check=_birth(dates.is_calendar), near=_NEAR),
        Pattern(dates.BASIC, 0.8, check=_birth(), near=_NEAR),
        Pattern(dates.WORDED, 0.9, check=_birth(), near=_NEAR),
        Pattern(r"\b[0-3]\d[01]\d(?:19|20)\d{2}\b", 0.7, check=_birth(_compact), near=_NEAR),
        Pattern(r"\*[ ]?\d{1,2}\.[ ]?\d{1,2}\.[ ]?(?:19|20)\d{2}\b", 0.8, check=_starred),
        Pattern(
            label(
                """
                birthdate; birth date; date of birth; dob; geburtsdatum; gebdat; né le; née le; nacido el; nacida el;
                date de naissance; fecha de nacimiento; fecha nac; data di nascita; nato il; nata il;
                data de nascimento; nascido em; nascida em; geboortedatum; geboren op; data urodzenia; urodzony;
                urodzona; fødselsdato; födelsedatum; syntymäaika
                """
            ),
            0.9,
            check=_beside,
        ),
        Pattern(
            label(
                "born in; birth year; year of birth; yob; né en; née en; geburtsjahr; jahrgang; nacido en; nacida en"
            ),
            0.6,
            check=field(r"(?:19|20)\d\d", filling="in|en"),
        ),
    ),
)
