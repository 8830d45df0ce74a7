"""JSON Web Tokens, signed or encrypted: base64url between dots, first a JSON object (RFC 7515, 7516, 7519)."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from binascii import Error

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The header names its algorithm (RFC 7515, 4.1.1)."""
    header = text[start : text.index(".", start)]
    try:
        decoded = urlsafe_b64decode(header + "=" * (-len(header) % 4))
    except (Error, ValueError):
        return None
    return (start, end) if decoded[:1] == b"{" and b'"alg"' in decoded else None


DETECTOR = Detector(
    name="jwt",
    type=EntityType.SECRET,
    patterns=(
        Pattern(
            r"\beyJ[A-Za-z0-9_-]{8}[A-Za-z0-9_-]*\.(?:eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"
            r"|[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{8}[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)",
            0.98,
        ),
    ),
    check=_check,
)
