"""JPEG without what is no picture: EXIF, XMP, comments, thumbnails, bytes after the end (ITU T.81, annex B)."""

from __future__ import annotations

_START = b"\xff\xd8"
_COMMENT = 0xFE
_SCAN = 0xDA
_JFIF = 0xE0
_ADOBE = 0xEE
_END = b"\xff\xd9"
_ADOBE_LENGTH = 14
_JFIF_LENGTH = 16


def strip_jpeg(untrusted: bytes) -> bytes:
    """Return the picture with its metadata segments gone; bytes that are no JPEG come back as they are."""
    if not untrusted.startswith(_START):
        return untrusted
    kept = [_START]
    at = 2
    while at + 4 <= len(untrusted) and untrusted[at] == 0xFF:  # noqa: PLR2004 - a marker
        marker = untrusted[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - fill byte
            at += 1
            continue
        length = int.from_bytes(untrusted[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = untrusted.rfind(_END)
            kept.append(untrusted[at : end + 2] if end > at else untrusted[at:])
            break
        kept.append(_segment(marker, untrusted[at : at + 2 + length]))
        at += 2 + length
    return b"".join(kept)


def _segment(marker: int, segment: bytes) -> bytes:
    if marker == _COMMENT:
        return b""
    if not 0xE0 <= marker <= 0xEF:  # noqa: PLR2004 - APP0..APP15
        return segment
    body = segment[4:]
    if marker == _JFIF and body.startswith(b"JFIF\0"):
        # Without its thumbnail: the last two bytes of the header are its width and height.
        return b"\xff\xe0" + _JFIF_LENGTH.to_bytes(2, "big") + body[:12] + b"\0\0"
    if marker == _ADOBE and body.startswith(b"Adobe"):
        return b"\xff\xee" + _ADOBE_LENGTH.to_bytes(2, "big") + body[:12]
    return b""
