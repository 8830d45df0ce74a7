"""Private keys in text: PEM and OpenSSH blocks (RFC 7468), OpenPGP armour (RFC 9580), PuTTY files."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_END = re.compile(r"-----END [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----")
_PUTTY_END = re.compile(r"Private-MAC: [0-9a-f]+|Private-Hash: [0-9a-f]+")
_LIMIT = 16_000
_BODY = re.compile(r"[A-Za-z0-9+/=\s:,\\-]*")


def _block(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take the block to its end, or as far as it goes on when the end was cut off."""
    found = _END.search(text, end, end + _LIMIT)
    if found:
        return start, found.end()
    body = _BODY.match(text, end, end + _LIMIT)
    return start, max(end, body.end() if body else end)


def _putty(text: str, start: int, end: int) -> tuple[int, int] | None:
    found = _PUTTY_END.search(text, end, end + _LIMIT)
    return start, found.end() if found else end


DETECTOR = Detector(
    name="private_key",
    type=EntityType.SECRET,
    patterns=(
        Pattern(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[A-Z ]{0,20}-----", 0.99, check=_block),
        Pattern(r"PuTTY-User-Key-File-\d: [a-z0-9-]+", 0.99, check=_putty),
    ),
)
