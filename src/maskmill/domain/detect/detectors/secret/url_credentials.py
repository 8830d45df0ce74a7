"""A user and a password in a URL (RFC 3986, 3.2.1): `scheme://user:password@host`."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_PLACEHOLDER = re.compile(r"[<{\[$%].*[>}\])%]|\$[A-Z_]+|[xX*.]+|%s")


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the user and the password; a variable in the password's place is none."""
    first, last = text.index("//", start) + 2, end - 1
    password = text[text.index(":", first) + 1 : last]
    return None if _PLACEHOLDER.fullmatch(password) else (first, last)


DETECTOR = Detector(
    name="url_credentials",
    type=EntityType.SECRET,
    patterns=(Pattern(r"\b[A-Za-z][A-Za-z0-9+.-]{0,30}://[^ \t\r\n\f/:@]{0,200}:[^ \t\r\n\f/@]{1,400}@", 0.95),),
    check=_check,
)
