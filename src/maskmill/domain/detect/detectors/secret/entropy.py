"""Keys of unknown make: behind a word such as `secret`, `token` or `api_key`, and as irregular as only keys are.

Irregularity is Shannon's entropy per character (C. E. Shannon, "A Mathematical Theory of Communication", 1948):
words stay below 3 bits, random hexadecimal digits come near 4, random base64 near 5 or 6, less in short values.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log2

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_AFTER = re.compile(
    r"[\"'\])]{0,2}(?:[ _-](?:key|id|value|string|token|secret))?[\"'\])]{0,2}[ \t]{0,3}"
    r"(?:[:=]{1,2}>?|=>|(?<=[ \t])(?:is|was|ist|est|es|è|jest)(?=[ \t])|,)?[ \t]*(?:\r?\n[ \t]{0,4})?"
    r"(?:\"(?P<double>[^\"\s]{8,512})\"|'(?P<single>[^'\s]{8,512})'"
    r"|(?:(?:bearer|basic|token)[ \t]+)?[\"'`]?(?P<value>[A-Za-z0-9+/=_.~:%-]{8,512}))",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[.,:;]+$")
_NAME = re.compile(
    r"[A-Za-z_]+(?:[.:/][A-Za-z_]+)*|https?:.*|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d.*|v?\d+(?:\.\d+)+"
)
_SECRET = re.compile(r"(?:secret|credentials?|geheimnis)\Z", re.IGNORECASE)
_PASSWORD_SIGNS = frozenset("!?#*@&^+$%")
_SHORT, _LONG = 16, 24
_LEAST_SHORT, _LEAST_LONG = 2.5, 3.0


def entropy(raw_value: str) -> float:
    """Return Shannon's entropy in bits per character; 0 for an empty value."""
    size = len(raw_value)
    return -sum(count / size * log2(count / size) for count in Counter(raw_value).values())


def is_irregular(raw_value: str) -> bool:
    """Whether a value looks drawn at random: letters with digits, or many different letters of both cases."""
    has_digit = any(map(str.isdigit, raw_value))
    has_letter = any(map(str.isalpha, raw_value))
    is_both_cases = any(map(str.isupper, raw_value)) and any(map(str.islower, raw_value))
    if not has_letter or _NAME.fullmatch(raw_value):
        return is_both_cases and len(raw_value) >= _LONG and entropy(raw_value) >= 4 and "_" not in raw_value  # noqa: PLR2004 - bits that no words reach
    return has_digit and entropy(raw_value) >= (_LEAST_SHORT if len(raw_value) < _SHORT else _LEAST_LONG)


def is_mixed(raw_value: str) -> bool:
    """Whether small letters, capitals and signs stand in it, as in passwords and in no name; it is no variable."""
    has_sign = any(sign in _PASSWORD_SIGNS for sign in raw_value)
    has_both = any(map(str.isupper, raw_value)) and any(map(str.islower, raw_value))
    return has_sign and has_both and raw_value[0] not in "<{$%["


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    found = _AFTER.match(text, end, end + 560)
    if found is None:
        return None
    for name in ("double", "single"):
        if found[name] is not None:
            is_key = is_irregular(found[name]) or (_SECRET.search(text, start, end) and is_mixed(found[name]))
            return found.span(name) if is_key else None
    first, last = found.span("value")
    tail = _TAIL.search(text, first, last)
    last = tail.start() if tail else last
    has_sign = any(sign in text[end:first] for sign in ":=")
    is_long_enough = last - first >= (8 if has_sign else _SHORT)
    return (first, last) if is_long_enough and is_irregular(text[first:last]) else None


DETECTOR = Detector(
    name="entropy",
    type=EntityType.SECRET,
    patterns=(
        Pattern(
            r"(?i)(?:api[ _-]?key|apikey|api[ _-]?token|api[ _-]?secret|secret|token|access[ _-]?key|auth[ _-]?key|"
            r"bearer|"
            r"private[ _-]?key|signing[ _-]?key|encryption[ _-]?key|master[ _-]?key|license[ _-]?key|session[ _-]?key|"
            r"client[ _-]?key|consumer[ _-]?key|account[ _-]?key|webhook[ _-]?key|credentials?|authorization|"
            r"cl. api|schl.ssel|geheimnis|jeton|clave api|chiave api|chave api|sleutel|klucz api)\b",
            0.85,
        ),
    ),
    check=_check,
)
