"""Web addresses. The default policy keeps them; what they hold of a person (e-mail, profile) is found on its own."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.entity import EntityType

_EMPTY = re.compile(r"[A-Za-z]+://(?![\w\[])")
_TAIL = re.compile(r"[.,;:!?'\")\]}>*]+$")


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Drop the punctuation of the sentence; keep a bracket that the address opened."""
    raw_value = text[start:end]
    if _EMPTY.match(raw_value):
        return None
    tail = _TAIL.search(raw_value)
    if tail:
        end -= len(raw_value) - tail.start()
        if "(" in raw_value and text[end : end + 1] == ")":
            end += 1
    return (start, end) if end > start else None


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A domain alone: not the end of an e-mail address, not a part of a longer word."""
    return None if text[max(0, start - 1) : start] in {"@", ".", "-", "/", "_"} else _check(text, start, end)


_TOP = (
    "com|org|net|edu|gov|mil|int|info|biz|io|co|uk|de|fr|es|it|nl|eu|us|ca|au|ch|at|be|pl|pt|se|dk|fi|no|ie|in|jp|me|"
    "app|dev|br|mx|za|nz|cz|sk|hu|gr|ro|bg|hr|lt|lv|ee|tr|kr|cn|ru|ua|il|sg|hk|ar|cl|online|shop|site|xyz|cloud|tech|"
    "store|blog|news|ai"
)

DETECTOR = Detector(
    name="url",
    type=EntityType.URL,
    patterns=(
        Pattern(r"\b(?:[Hh][Tt][Tt][Pp][Ss]?|hxxps?|ftps?|sftp|wss?)://[^ \t\r\n\f<>\"]+", 0.9, check=_check),
        Pattern(r"\b(?:www|WWW)\.[A-Za-z0-9-]{1,63}\.[^ \t\r\n\f<>\"]+", 0.85, check=_check),
        Pattern(
            rf"\b[A-Za-z0-9][A-Za-z0-9-]{{0,62}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,6}}\.(?:{_TOP})\b(?:/[^ \t\r\n\f<>\"]*)?",
            0.5,
            check=_bare,
        ),
    ),
    rank=Rank.WEAK,
)
