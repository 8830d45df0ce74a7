"""Search bytes for removed values in every form in which text hides in them."""

from __future__ import annotations

import base64
import binascii
import html
import re
import urllib.parse
from collections.abc import Iterator

from maskmill.domain.redact.needles import Needles

_HEX = re.compile(r"<([0-9A-Fa-f\s]{16,})>")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")
_TAG = re.compile(r"<[^>]*>")
_OCTAL = re.compile(r"\\([0-7]{3})")
_NAME = re.compile(r"#([0-9A-Fa-f]{2})")
_ASCII_RUN = re.compile(rb"[\x09\x0a\x0d\x20-\x7e]{5,}")
_WIDE_RUN = re.compile(rb"(?:\x00[\x20-\x7e]){4,}|(?:[\x20-\x7e]\x00){4,}")
_BLOBS = 2_000


def find_in_bytes(untrusted: bytes, needles: Needles) -> set[int]:
    """Return the needles in bytes that are text, read in four encodings and with the usual escapes undone."""
    found: set[int] = set()
    for text in _readings(untrusted):
        found |= needles.find(text, short=False)
    return found


def find_in_binary(untrusted: bytes, needles: Needles) -> set[int]:
    """Return the needles in bytes that are no text (pixels, fonts): only what stands there as readable runs.

    Compressed bytes read as letters hold any five of them by chance: joining them would refuse good documents.
    """
    found: set[int] = set()
    for run in _ASCII_RUN.finditer(untrusted):
        found |= needles.find(run.group().decode("ascii"), short=False)
    for run in _WIDE_RUN.finditer(untrusted):
        found |= needles.find(run.group().replace(b"\0", b"").decode("ascii"), short=False)
    return found


def _readings(untrusted: bytes) -> Iterator[str]:
    latin = untrusted.decode("latin-1")
    yield latin
    if not untrusted.isascii():
        yield untrusted.decode("utf-8", "ignore")
    if b"\0" in untrusted:
        for encoding in ("utf-16-be", "utf-16-le"):
            yield untrusted.decode(encoding, "ignore")
            yield untrusted[1:].decode(encoding, "ignore")
    yield from _unescaped(latin)
    for item in _HEX.finditer(latin):
        digits = "".join(item.group(1).split())
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
        yield raw.decode("latin-1")
        yield raw.decode("utf-16-be", "ignore")
    yield from _from_base64(latin)


def _unescaped(latin: str) -> Iterator[str]:
    if "%" in latin:
        yield urllib.parse.unquote(latin)
    if "#" in latin:
        yield _NAME.sub(lambda item: chr(int(item.group(1), 16)), latin)
    if "\\" in latin:
        yield _OCTAL.sub(lambda item: chr(int(item.group(1), 8) & 0xFF), latin)
    if "<" in latin or "&" in latin:
        yield html.unescape(_TAG.sub("", latin))


def _from_base64(latin: str) -> Iterator[str]:
    for count, item in enumerate(_BASE64.finditer(latin)):
        if count >= _BLOBS:
            return
        try:
            yield base64.b64decode(item.group() + "=" * (-len(item.group()) % 4)).decode("latin-1")
        except binascii.Error:
            continue
