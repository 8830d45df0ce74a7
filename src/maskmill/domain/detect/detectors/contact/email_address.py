"""E-mail addresses (RFC 5321 in the form that people use, RFC 6531 letters in the local part)."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?", re.UNICODE)
_LOCAL_LIMIT = 64


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Drop dots that the sentence owns, and what is no domain."""
    local, _, domain = text[start:end].rpartition("@")
    kept = local.lstrip(".-'")
    domain = domain.rstrip(".-")
    labels = domain.split(".")
    if not kept or len(kept) > _LOCAL_LIMIT or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    if not labels[-1].isalpha():
        return None
    first = start + len(local) - len(kept)
    return first, first + len(kept) + 1 + len(domain)


DETECTOR = Detector(
    name="email_address",
    type=EntityType.EMAIL_ADDRESS,
    patterns=(
        Pattern(r"[A-Za-z0-9À-ɏ._%+'-]+@[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ.-]*\.[A-Za-z]{2,24}", 0.97),
        Pattern(
            r"\b[A-Za-z0-9._%+-]+ ?(?:\(at\)|\[at\]|\{at\}) ?[A-Za-z0-9.-]+ ?"
            r"(?:\.|\(dot\)|\[dot\]|\{dot\}) ?[A-Za-z]{2,24}\b",
            0.8,
            check=lambda _text, start, end: (start, end),
        ),
    ),
    check=_check,
)
