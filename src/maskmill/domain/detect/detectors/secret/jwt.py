"""JSON Web Tokens, signed or encrypted: base64url between dots, first a JSON object (RFC 7515, 7516, 7519)."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import Error

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_SIGNED, _ENCRYPTED = 3, 5
_LEAST = 8


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The header names its algorithm (RFC 7515, 4.1.1); three parts are signed, five are encrypted."""
    parts = text[start:end].split(".")
    if parts[1].startswith("eyJ") and len(parts) >= _SIGNED:
        size = _SIGNED
    elif len(parts) >= _ENCRYPTED and len(parts[2]) >= _LEAST and parts[3] and parts[4]:
        size = _ENCRYPTED
    else:
        return None
    try:
        decoded = urlsafe_b64decode(parts[0] + "=" * (-len(parts[0]) % 4))
    except (Error, ValueError):
        return None
    is_header = decoded[:1] == b"{" and b'"alg"' in decoded
    return (start, start + len(".".join(parts[:size]))) if is_header else None


DETECTOR = Detector(
    name="jwt",
    type=EntityType.SECRET,
    patterns=(Pattern(r"\beyJ[A-Za-z0-9_-]{8,1000}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){0,3}", 0.98),),
    check=_check,
)
