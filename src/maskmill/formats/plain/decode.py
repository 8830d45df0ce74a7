"""How bytes become text and the same bytes again: byte order mark, UTF-8, UTF-16, else a single-byte encoding."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from maskmill.errors import UnsupportedType

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and the encodings that they name."""

_TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b\x85")
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what it takes to write it back: encoding and byte order mark."""

    text: str
    encoding: str
    mark: bytes

    def encode(self, text: str) -> bytes:
        """Return a changed text in the source's encoding; what it cannot hold becomes a question mark."""
        return self.mark + text.encode(self.encoding, "replace")


def decode(untrusted: bytes) -> Decoded:
    """Return the text of the bytes; UnsupportedType when they are no text."""
    for mark, encoding in MARKS:
        if untrusted.startswith(mark):
            return Decoded(_strict(untrusted[len(mark) :], encoding), encoding, mark)
    guess = _guess_utf16(untrusted)
    if guess:
        return Decoded(_strict(untrusted, guess), guess, b"")
    _refuse_binary(untrusted)
    for encoding in ("utf-8", "cp1252"):
        try:
            return Decoded(untrusted.decode(encoding), encoding, b"")
        except UnicodeDecodeError:
            continue
    return Decoded(untrusted.decode("latin-1"), "latin-1", b"")


def _strict(untrusted: bytes, encoding: str) -> str:
    try:
        return untrusted.decode(encoding)
    except UnicodeDecodeError as exc:
        raise UnsupportedType("The text breaks the encoding that its first bytes name; save it as UTF-8.") from exc


def _guess_utf16(untrusted: bytes) -> str | None:
    """Mostly Latin text in UTF-16 has a zero in every second byte."""
    sample = untrusted[:_SAMPLE]
    if len(sample) < 2 or len(untrusted) % 2 or b"\0" not in sample:  # noqa: PLR2004 - bytes of a code unit
        return None
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if zeros_odd > half * 0.6 and zeros_even < half * 0.05:
        return "utf-16-le"
    if zeros_even > half * 0.6 and zeros_odd < half * 0.05:
        return "utf-16-be"
    return None


def _refuse_binary(untrusted: bytes) -> None:
    if b"\0" in untrusted:
        raise UnsupportedType("The file is not a text and of no type that can be opened; convert it to PDF or text.")
    sample = untrusted[:_SAMPLE]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in sample)  # noqa: PLR2004 - below the space
    if controls > max(2, len(sample) // 200):
        raise UnsupportedType("The file is not a text and of no type that can be opened; convert it to PDF or text.")
