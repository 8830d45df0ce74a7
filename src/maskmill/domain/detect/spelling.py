"""How labels are spelled: any case, names of fields, abbreviations with dots, with and without accents."""

from __future__ import annotations

import re
import unicodedata

_SMALL, _CAPITAL = "[a-z\u00df-\u00f6\u00f8-\u00ff]", "[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_HUMP = re.compile(
    rf"(?<={_SMALL})(?={_CAPITAL})|(?<=[A-Z])(?=(?:Numbers?|Num|No|Nr|Nummer|Code|Card|Id|Value)(?![a-z]))"
)
_HAS_HUMP = re.compile(rf"{_SMALL}{_CAPITAL}|[A-Z]{{2}}[a-z]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SINGLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "s", "\u0131": "i", "æ": "a"})
_BARE_LEAST = 4
"""Shorter words are other words without their accents: né, ne."""

_ABBREVIATION = range(2, 6)
"""Letters of a word that may be written with dots: A.B.N."""


def parted(text: str) -> str | None:
    """Return a text with spaces between the words of field names (taxNumber, saIDNumber); None without such names."""
    if _HAS_HUMP.search(text) is None:
        return None
    apart = _HUMP.sub(" ", text)
    return apart if apart != text else None


def fold(text: str) -> str:
    """Return a text in small letters; those of Turkey are as in English, for capitals do not tell them apart."""
    lowered = text.lower()
    return lowered if lowered.isascii() else lowered.replace("\u0131", "i").replace("i\u0307", "i")


def bare(word: str) -> str:
    """Return a word without accents."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word.translate(_SINGLE))
    return unicodedata.normalize("NFC", "".join(char for char in letters if unicodedata.category(char) != "Mn"))


def spellings(word: str) -> set[tuple[str, ...]]:
    """Return the ways a word or phrase is written, as signs; ". " is a dot, and a space that may follow it."""
    folded = fold(word)
    ways = {folded}
    if len(folded) >= _BARE_LEAST and not folded.isascii():
        ways |= {bare(folded), bare(folded.translate(_GERMAN)), bare(folded.replace("ß", "ss"))}
    out = {tuple(way) for way in ways}
    head, _, last = folded.rpartition(" ")
    if len(last) in _ABBREVIATION and last.isalpha():
        begin = (*head, " ") if head else ()
        out.add((*begin, *(sign for letter in last[:-1] for sign in (letter, ". ")), last[-1]))
    return out
