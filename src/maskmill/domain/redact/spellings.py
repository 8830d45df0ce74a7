"""How else people write a value that was found: the forms in which it is looked for in the whole document.

A name of several words is also written as its surname or its first name alone, with initials on either side, turned
round, without titles; an organisation without its legal form, or by its first letters; and an umlaut as two letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maskmill.domain.detect.common_words import FUNCTION_WORDS, is_common, is_never_a_name
from maskmill.domain.detect.detector import bag
from maskmill.domain.detect.name_words import PARTICLE, is_name_word
from maskmill.domain.entity import EntityType
from maskmill.domain.redact.folding import fold
from maskmill.domain.redact.needles import BLIND_FROM

_PERSON, _GROUP, _DATED = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.DATE_TIME
_PLACES = frozenset({EntityType.LOCATION, EntityType.STREET_ADDRESS})
_WORDED = _PLACES | {_PERSON, _GROUP, _DATED, EntityType.USERNAME}

SURE = 0.5
"""From this score words alone are a name beyond the place where they were found."""

CERTAIN = 0.9
"""From this score even a single word in small letters is."""

_PART_FROM = 3
"""Letters that a part of a name has at least to stand for the whole."""
_ACRONYM = range(3, 8)
_ENOUGH_WORDS = 3
_NUMBER_FROM = 6
_YEAR = re.compile(r"(?:19|20)\d\d$")
_TWO = 2

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['\u2019][sS]?$")
_TURNED = re.compile(r"^([^\W\d_]+(?:['-][^\W\d_]+)*), ?(.+)$")
_SUFFIXES = bag("jr sr ii iii iv phd md esq mba jun sen")
_LEGAL = re.compile(
    r",?\s+(?:Inc|Incorporated|Ltd|Limited|Corp|Corporation|Co|Company|LLC|LLP|L\.L\.C|L\.P|LP|plc|GmbH|mbH|AG|KG|OHG|"
    r"SE|S\.A|SA|S\.L|SL|SARL|S\.A\.R\.L|SAS|S\.p\.A|SpA|S\.r\.l|Srl|B\.V|BV|N\.V|NV|A/S|ApS|AB|Oy|Oyj|Sp\. z o\.o|"
    r"Ltda|e\.V|eV|& Co)\b\.?$",
    re.IGNORECASE,
)
_THE = re.compile(r"^(?:the|The|THE)\s+")
_PARTICLES = re.compile(PARTICLE)
_AS_TWO = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "Ø": "Oe", "Å": "Aa"}
)
_AS_ONE = re.compile(r"(?<![aeiouqAEIOUQ])([aouAOU])e(?![aeiou])")
_NOT_BEHIND = "AI"
"""Letters that are words: "Keller. I" is no name."""


def spreads(kind: EntityType, score: float, raw_value: str) -> bool:
    """Say whether a value means the same wherever its letters and digits stand, in any case.

    A single word of a place ("Ferry" of Ferry Lane), common words ("May", "Supreme Court"), days, and words that the
    names model doubts do not: one doubtful word would black out every sentence that uses it.
    """
    if any(map(str.isdigit, raw_value)):
        return kind not in _WORDED or sum(map(str.isalnum, raw_value)) >= _NUMBER_FROM or bool(_YEAR.match(raw_value))
    if kind not in _WORDED:
        return True
    words = [word for word in WORD.findall(raw_value) if len(word) > 1]
    if kind is _DATED or not words or (kind is _PERSON and _is_half_word(raw_value)):
        return kind is not _DATED and not WORD.search(raw_value)
    if len(words) == 1:
        least = CERTAIN if words[0].islower() else SURE
        return kind not in _PLACES and score >= least and not is_common(words[0])
    if kind is _PERSON:
        return not all(map(is_never_a_name, words))
    full = [word for word in words if word.casefold() not in FUNCTION_WORDS]
    is_own = len(full) >= _ENOUGH_WORDS or not all(map(is_common, full))
    return is_own and not raw_value.islower() and (kind not in _PLACES or score >= SURE)


def _is_half_word(raw_name: str) -> bool:
    """Whether a long name has an initial at an edge: blind to words, it would be found in "Meskalde said" too."""
    words = WORD.findall(raw_name)
    return len(fold(raw_name)) >= BLIND_FROM and (len(words[0]) == 1 or len(words[-1]) == 1)


def spellings(kind: EntityType, score: float, raw_value: str) -> Iterator[str]:
    """Yield a value, and how else people write it."""
    yield raw_value
    bare = _POSSESSIVE.sub("", raw_value)
    if kind is _GROUP and score >= SURE:
        yield from _groups(_THE.sub("", bare))
    elif kind is _PERSON:
        yield from _people(bare)


def initials(kind: EntityType, raw_value: str) -> str:
    """Return the first letters of a full name; nothing when it is none."""
    words = _words(_POSSESSIVE.sub("", raw_value)) if kind is _PERSON else []
    return "".join(word[0] for word in words).upper() if _is_full(words) else ""


def variants(raw_form: str) -> Iterator[str]:
    """Yield a form with umlauts as two letters, or two letters as the umlaut that they may stand for."""
    if raw_form.isascii():
        one = _AS_ONE.sub(r"\1", raw_form)
        if one != raw_form:
            yield one
        return
    two = raw_form.translate(_AS_TWO)
    if two != raw_form:
        yield two


def _words(raw_name: str) -> list[str]:
    """Return the words and initials of a name in their order, first name first, without titles."""
    turned = _TURNED.match(raw_name)
    ordered = f"{turned[2]} {turned[1]}" if turned and turned[2].casefold().strip(".") not in _SUFFIXES else raw_name
    return [
        word
        for word in WORD.findall(ordered)
        if word.casefold() not in _SUFFIXES and (len(word) == 1 or is_name_word(word))
    ]


def _is_full(words: list[str]) -> bool:
    return len(words) >= _TWO and len(words[-1]) > 1


def _people(raw_name: str) -> Iterator[str]:
    words = _words(raw_name)
    if not words:
        return
    yield " ".join(words)
    if not _is_full(words):
        return
    first, last = words[0], words[-1]
    if _PARTICLES.fullmatch(first):
        yield last
        return
    letters = "".join(word[0] for word in words[:-1] if not _PARTICLES.fullmatch(word))
    for raw_part in words:
        if len(raw_part) >= _PART_FROM and not _PARTICLES.fullmatch(raw_part):
            yield raw_part
    begin = next((at for at, word in enumerate(words) if at and _PARTICLES.fullmatch(word)), len(words) - 1)
    surname = " ".join(words[begin:])
    yield surname
    for name in dict.fromkeys((surname, last)):
        yield f"{first} {name}"
        yield f"{name} {first}"
        for short in dict.fromkeys((letters[:1], letters)):
            yield from _initialled(short, name)


def _initialled(letters: str, raw_surname: str) -> Iterator[str]:
    """Yield a surname with initials before and behind it; in full where they are looked for as they are written."""
    spaced = " ".join(letters)
    yield f"{spaced} {raw_surname}"
    if letters not in _NOT_BEHIND:
        yield f"{raw_surname} {spaced}"
    if len(letters) + len(raw_surname) >= BLIND_FROM:
        dotted = ". ".join(letters) + "."
        for form in dict.fromkeys((dotted, dotted.replace(" ", ""), letters)):
            yield f"{form} {raw_surname}"
            yield f"{raw_surname}, {form}"


def _groups(raw_name: str) -> Iterator[str]:
    yield raw_name
    short = _LEGAL.sub("", raw_name)
    yield short
    letters = "".join(word[0] for word in WORD.findall(short) if word[0].isupper())
    if len(letters) in _ACRONYM:
        yield letters
