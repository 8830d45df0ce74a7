"""Search bytes for removed values in every form in which text hides in them."""

from __future__ import annotations

import base64
import binascii
import html
import re
import urllib.parse
from collections.abc import Iterator
from itertools import islice

from maskmill.domain.redact.needles import Needles

_HEX = re.compile(r"<([0-9A-Fa-f\s]{16,})>")
_BARE_HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}){5,}(?![0-9A-Fa-f])")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{10,}={0,2}")
_BASE64_LINES = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}+(?:\r?\n[A-Za-z0-9+/_-]{4,}+)++={0,2}")
_URL_SAFE = str.maketrans("-_", "+/", "\r\n=")
_TAG = re.compile(r"<[^>]*>")
_OCTAL = re.compile(r"\\([0-7]{3})")
_CODE_POINT = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})")
_QUOTED = re.compile(r"=([0-9A-Fa-f]{2})|=\r?\n")
_TERMINAL = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_NAME = re.compile(r"#([0-9A-Fa-f]{2})")
_ASCII_RUN = re.compile(rb"[\x09\x0a\x0d\x20-\x7e]{5,}")
_WIDE_RUN = re.compile(rb"(?:\x00[\x20-\x7e]){4,}|(?:[\x20-\x7e]\x00){4,}")
_BLOBS = 2_000
_LAST = 0x10FFFF


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
    for item in islice(_BARE_HEX.finditer(latin), _BLOBS):
        yield bytes.fromhex(item.group()).decode("latin-1")
    yield from _from_base64(latin)


def _unescaped(latin: str) -> Iterator[str]:
    if "%" in latin:
        once = urllib.parse.unquote(latin)
        yield once
        yield urllib.parse.unquote(once)
    if "=" in latin:
        yield _QUOTED.sub(lambda item: chr(int(item.group(1), 16)) if item.group(1) else "", latin)
    if "\x1b" in latin:
        yield _TERMINAL.sub("", latin)
    if "#" in latin:
        yield _NAME.sub(lambda item: chr(int(item.group(1), 16)), latin)
    if "\\" in latin:
        yield _OCTAL.sub(lambda item: chr(int(item.group(1), 8) & 0xFF), latin)
        yield _CODE_POINT.sub(lambda item: chr(min(int(item.group(1) or item.group(2), 16), _LAST)), latin)
    if "<" in latin or "&" in latin:
        yield html.unescape(_TAG.sub("", latin))


def _from_base64(latin: str) -> Iterator[str]:
    for pattern in (_BASE64, _BASE64_LINES):
        for item in islice(pattern.finditer(latin), _BLOBS):
            letters = item.group().translate(_URL_SAFE)
            try:
                decoded = base64.b64decode(letters + "=" * (-len(letters) % 4))
            except binascii.Error:
                continue
            yield decoded.decode("latin-1")
            yield decoded.decode("utf-16-be", "ignore")
