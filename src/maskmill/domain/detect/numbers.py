"""Numbers that nothing but a word beside them explains: the word is the pattern, the number is looked for behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Self

from maskmill.domain.detect.ahead import ahead
from maskmill.domain.detect.detector import Check, digits, words
from maskmill.domain.detect.letters import JOINING

_IDENTIFIER = r"[A-Za-z]{0,4}[-/]?\d(?:[ .-]?[A-Z0-9]+|[/-]?[A-Za-z0-9]+)*"
IDENTIFIER = re.compile(rf"(?<!{JOINING}){_IDENTIFIER}(?!{JOINING})")
"""Up to four letters, then digits and letters, with single separators."""

_DIGITS = r"\d(?:[ -]?\d)*"
DIGITS = re.compile(rf"(?<!{JOINING}){_DIGITS}(?!{JOINING})")
"""Digits with single separators."""

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}")
_LENGTH_LIMIT = 28
_HEAD, _TAIL = r"(?:\b|_)", r"(?:\b|_|(?:no|nr|num|number|nummer|numero|code|id)\b)"
_SPACE, _DOTTED = "[ _-]?", r"(?:\.? ?|[_-])"
_SHORT = 3
_CUT = frozenset({"acct", "hosp", "amtl", "kart", "vers"})
_BEYOND_ASCII = r"[^\n -~]"


class Label(str):
    """A pattern that finds labels, not values; it knows its words."""

    __slots__ = ("words",)

    words: tuple[str, ...]

    def __new__(cls, known: tuple[str, ...]) -> Self:
        """Make the pattern of words."""
        longest = sorted(known, key=len, reverse=True)
        plain = [word for word in longest if word[0].isascii() and word[-1].isascii()]
        other = [_whole(word) for word in longest if word not in plain]
        branches = [rf"{_HEAD}(?:{'|'.join(map(_signs, plain))}){_TAIL}", *other] if plain else other
        label = super().__new__(cls, f"(?i)(?:{'|'.join(branches)})")
        label.words = known
        return label


def label(text: str) -> Label:
    """Make a pattern of words and phrases between semicolons, whole and any case; accented letters match any letter.

    An underscore is an edge of a word, and the words of a phrase may stand without a space, as in names of fields.
    """
    return Label(words(text))


def _signs(phrase: str) -> str:
    """Write a phrase: between words a space, a dash, an underscore or nothing; behind an abbreviation a dot, too."""
    parts = phrase.split(" ")
    return "".join(
        f"{_part(part)}{_DOTTED if 0 < len(part) <= _SHORT or part in _CUT else _SPACE}" for part in parts[:-1]
    ) + _part(parts[-1])


def _part(word: str) -> str:
    return word if word.isascii() and word.isalnum() else "".join(map(_sign, word))


def _whole(word: str) -> str:
    """Close a word at both ends: to RE2 an accented letter there is no letter, its plain twin is."""
    first, last = word[0], word[-1]
    head = rf"{_HEAD}{_sign(first)}" if first.isascii() else rf"(?:{_BEYOND_ASCII}|{_HEAD}{_plain(first)})"
    tail = rf"{_sign(last)}{_TAIL}" if last.isascii() else rf"(?:{_BEYOND_ASCII}|{_plain(last)}{_TAIL})"
    return f"{head}{_signs(word[1:-1])}{tail}" if len(word) > 1 else rf"{_HEAD}{_sign(word)}{_TAIL}"


def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() and base.isalnum() else _BEYOND_ASCII


def _sign(char: str) -> str:
    if char == " ":
        return _SPACE
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
    """Make a check: the first number of `least` to `most` digits within `reach` characters of a label, or `ahead`."""

    def is_fine(raw_value: str) -> bool:
        fine = least <= len(digits(raw_value)) <= most and not _DATE.fullmatch(raw_value)
        return fine and (valid is None or valid(raw_value))

    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        for found in form.finditer(text, end, min(len(text), end + reach + _LENGTH_LIMIT)):
            if found.start() > end + reach or found.end() - found.start() > _LENGTH_LIMIT:
                break
            if is_fine(found.group()):
                return found.span()
        span = ahead(text, start, end, form.pattern)
        return span if span and span[1] - span[0] <= _LENGTH_LIMIT and is_fine(text[slice(*span)]) else None

    return check
