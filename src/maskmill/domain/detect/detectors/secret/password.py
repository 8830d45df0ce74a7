"""Passwords, keys and tokens that a word before them gives away."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_LABEL = re.compile(r".*?(?P<sign>[:=]>?|\b(?:is|was|ist|est|es|to)\b)[ \t]*[\"'`]?", re.IGNORECASE | re.DOTALL)
_TAIL = re.compile(r"[.,;:!?\"'`)\]}>]+$")
_PLACEHOLDER = re.compile(
    r"(?:required|empty|null|none|true|false|undefined|string|not|the|your|n/a|x+|\*+|<.*|\$\{.*)", re.IGNORECASE
)
_LEAST = 4


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the value alone. After a verb it must look like a secret; after a colon anything does."""
    label = _LABEL.match(text, start, end)
    if label is None:
        return None
    first = label.end()
    tail = _TAIL.search(text, first, end)
    last = tail.start() if tail and tail.end() == end else end
    raw_value = text[first:last]
    if len(raw_value) < _LEAST or _PLACEHOLDER.fullmatch(raw_value):
        return None
    is_verb = label["sign"].isalpha()
    if is_verb and not (any(char.isdigit() for char in raw_value) and any(char.isalpha() for char in raw_value)):
        return None
    return first, last


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a value that follows the word without any sign: it must mix letters with digits or symbols."""
    raw_words = text[start:end]
    first = start + raw_words.rindex(" ") + 1
    first += text[first] in "\"'"
    tail = _TAIL.search(text, first, end)
    last = tail.start() if tail and tail.end() == end and tail.start() > first else end
    raw_value = text[first:last]
    kinds = (str.isupper, str.islower, str.isdigit, lambda char: not char.isalnum() and char != "-")
    is_mixed = sum(any(map(kind, raw_value)) for kind in kinds) > 2 or any(map(str.isdigit, raw_value))  # noqa: PLR2004 - three of four kinds
    return (first, last) if len(raw_value) >= _LEAST and is_mixed else None


_WORDS = (
    "password|passwd|passphrase|passcode|passwort|kennwort|pwd|mot de passe|contrase.a|clave|senha|wachtwoord|has.o|"
    "api[ _-]?key|apikey|secret[ _-]?key|client[ _-]?secret|access[ _-]?key|access[ _-]?token|auth[ _-]?token|"
    "private[ _-]?key|"
    "secret|token|bearer|pin(?: code)?|credentials?"
)

DETECTOR = Detector(
    name="secret_password",
    type=EntityType.SECRET,
    patterns=(
        Pattern(
            r"(?i)\b(?:password|passwort|kennwort|passphrase|contrase.a|mot de passe) [\"']?[^ \t\r\n\f\"'<>]+",
            0.7,
            check=_bare,
        ),
        Pattern(
            rf"(?i)\b[a-z_]*(?:{_WORDS})[\"']? ?(?:number |code |id )?(?:for (?:the |your |my )?[a-z]+ ?)?"
            r"(?:[:=]>?|is|was|ist|est|es|"
            rf"to)[ \t]*[\"'`]?[^ \t\r\n\f\"'`<>,;]+",
            0.85,
        ),
        Pattern(
            r"(?i)\bbearer [A-Za-z0-9_.~+/-]{16}[A-Za-z0-9_.~+/=-]*",
            0.9,
            check=lambda _text, start, end: (start + 7, end),
        ),
    ),
    check=_check,
)
