"""Checks for numbers with check digits, on top of `alone`, and how their labels are spelled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from importlib import import_module

from maskmill.domain.detect.alone import is_alone, is_even
from maskmill.domain.detect.detector import Check, digits, words

Valid = Callable[[str], bool]

_LEFT, _RIGHT = 48, 24
_LABEL_SIGN = re.compile(r"(?:n[ro]|num|nummer|id|kod|code)[.-]\Z", re.IGNORECASE)
_GOES_ON_BEFORE = re.compile(r"\+(?:\d{1,3}[ ./-]{1,2})?\Z")
_GROUP_BEFORE = re.compile(r"(?<![A-Za-z]{3})(?<![A-Za-z]{3}\d)\d \Z")
"""Not the end of a label: NAVS13."""

_GROUP_AFTER = re.compile(r" \d+(?![\d./:-])")


def compact(raw_value: str) -> str:
    """Return the ASCII letters, as capitals, and the digits of a value."""
    return "".join(char for char in raw_value.upper() if char.isascii() and char.isalnum())


def varied(raw_value: str) -> bool:
    """Whether a value has two different digits: nobody is given 11111111."""
    return len(set(digits(raw_value))) > 1


def stdnum(module: str) -> Valid:
    """Return the check of a module of python-stdnum, imported when a candidate turns up; it gets the compact value."""

    def valid(raw_value: str) -> bool:
        is_valid: Valid = import_module(f"stdnum.{module}").is_valid
        return varied(raw_value) and is_valid(compact(raw_value))

    return valid


def alone(valid: Valid, *, even: bool = True) -> Check:
    """Make a check: the whole hit is valid, a number of its own (`is_alone`), no group of digits goes on beside it.

    With `even`, one kind of separator at most stands in it.
    """

    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        raw_value = text[start:end]
        fine = _is_apart(text, start, end) and (not even or is_even(raw_value)) and valid(raw_value)
        return (start, end) if fine else None

    return check


def _is_apart(text: str, start: int, end: int) -> bool:
    """A sign that ends a label right before the hit ("Nr.", "id-") joins nothing."""
    before, after = text[max(0, start - _LEFT) : start], text[end : end + _RIGHT]
    if _LABEL_SIGN.search(before):
        before = f"{before[:-1]} "
    if _GOES_ON_BEFORE.search(before):
        return False
    if " " in text[start:end] and (_GROUP_BEFORE.search(before) or _GROUP_AFTER.match(after)):
        return False
    return is_alone(f"{before}{text[start:end]}{after}", len(before), len(before) + end - start)


def is_date(year: int, month: int, day: int) -> bool:
    """Whether a day exists; a year of two digits may be in any century."""
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return False
    leap = year % 4 == 0
    return 1 <= day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def weighted(number: str, weights: tuple[int, ...]) -> int:
    """Return the sum of the digits of a number, each times its weight; the shorter of both ends it."""
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))


def spelled(text: str) -> tuple[str, ...]:
    """Return words and phrases between semicolons, also as people write them without accents (ü as u and as ue).

    Signs become spaces, and a space of a context word matches up to three signs: "ust id nr" is also "USt.-ID-Nr".
    """
    out: dict[str, None] = {}
    for word in words(text):
        plain = " ".join(_SIGNS.split(word)).strip()
        out[plain] = None
        if not plain.isascii():
            out |= dict.fromkeys((_bare(plain), _bare(plain.translate(_GERMAN))))
    return tuple(out)


_SIGNS = re.compile(r"[\W_]+")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return unicodedata.normalize("NFC", "".join(char for char in letters if unicodedata.category(char) != "Mn"))
