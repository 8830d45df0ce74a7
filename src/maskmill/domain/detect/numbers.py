"""Numbers that nothing but a word beside them explains: the word is the pattern, the number is looked for behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from maskmill.domain.detect.detector import Check, digits, words

IDENTIFIER = re.compile(r"(?<![^\W_])[A-Za-z]{0,4}[-/]?\d(?:[ .-]?[A-Z0-9]+|[/-]?[A-Za-z0-9]+)*(?![^\W_])")
"""Up to four letters, then digits and letters, with single separators."""

DIGITS = re.compile(r"(?<![^\W_])\d(?:[ -]?\d)*(?![^\W_])")
"""Digits with single separators."""

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}")
_LENGTH_LIMIT = 28
_BEYOND_ASCII = r"[^\n -~]"


def label(text: str) -> str:
    """Make a pattern of words and phrases between semicolons, whole and any case; accented letters match any letter."""
    return rf"(?i)(?:{'|'.join(map(_whole, sorted(words(text), key=len, reverse=True)))})"


def _whole(word: str) -> str:
    """Close a word at both ends: to RE2 an accented letter there is no letter, its plain twin is."""
    first, last = word[0], word[-1]
    head = rf"\b{_sign(first)}" if first.isascii() else rf"(?:{_BEYOND_ASCII}|\b{_plain(first)})"
    tail = rf"{_sign(last)}\b" if last.isascii() else rf"(?:{_BEYOND_ASCII}|{_plain(last)}\b)"
    return f"{head}{''.join(map(_sign, word[1:-1]))}{tail}" if len(word) > 1 else rf"\b{_sign(word)}\b"


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() and base.isalnum() else _BEYOND_ASCII


def _sign(char: str) -> str:
    if char == " ":
        return "[ _-]"
    if not char.isascii():
        return "."
    return char if char.isalnum() or char == "'" else f"\\{char}"


def behind(
    least: int,
    most: int,
    reach: int = 40,
    form: re.Pattern[str] = IDENTIFIER,
    valid: Callable[[str], bool] | None = None,
) -> Check:
    """Make a check: the first number of `least` to `most` digits within `reach` characters behind a label."""

    def check(text: str, _start: int, end: int) -> tuple[int, int] | None:
        for found in form.finditer(text, end, min(len(text), end + reach + _LENGTH_LIMIT)):
            raw_value = found.group()
            if found.start() > end + reach or len(raw_value) > _LENGTH_LIMIT:
                return None
            if (
                least <= len(digits(raw_value)) <= most
                and not _DATE.fullmatch(raw_value)
                and (valid is None or valid(raw_value))
            ):
                return found.span()
        return None

    return check
