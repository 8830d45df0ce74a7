"""The letters of labels: a Type 3 font with pdfium's own Helvetica outlines, so that every viewer shows the same.

A standard font that is named but not embedded is replaced by whatever a machine has, and may then not fit its box.
"""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from maskmill.formats.pdf.layer import to_unicode

LAST = 255
"""Code of the first letter of a label font; codes count down.

Whoever reads the strings of one font through the map of another finds words by chance: few fonts have codes up there.
"""
_WRITABLE = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]))
_EM = 1000


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's advance in thousandths of its size, and the operators that fill its outline."""

    advance: int
    outline: bytes


def writable(label: str) -> str:
    """Return what of a label can be written: Latin letters, digits and signs."""
    return "".join(letter for letter in label if letter in _WRITABLE)


def width_of(label: str) -> float:
    """Return the width of a writable label as a part of its size."""
    letters = _letters()
    return sum(letters[letter].advance for letter in label) / _EM


def label_font(pdf: pikepdf.Pdf, used: Sequence[str]) -> pikepdf.Object:
    """Return a font with these letters, in this order from code 255 down."""
    used = used[::-1]
    letters, first = [_letters()[letter] for letter in used], LAST - len(used) + 1
    names = [pikepdf.Name(f"/l{at}") for at in range(len(letters))]
    shapes = {
        str(name): pdf.make_stream(b"%d 0 0 -300 1200 1100 d1\n" % letter.advance + letter.outline)
        for name, letter in zip(names, letters, strict=True)
    }
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=pikepdf.Array([0, -300, 1200, 1100]),
            FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=pikepdf.Dictionary(shapes),
            Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array([first, *names])),
            FirstChar=first,
            LastChar=LAST,
            Widths=pikepdf.Array([letter.advance for letter in letters]),
            Resources=pikepdf.Dictionary(),
            ToUnicode=pdf.make_stream(to_unicode(used, first)),
        )
    )


@lru_cache(maxsize=1)
def _letters() -> Mapping[str, Letter]:
    document = pdfium.PdfDocument.new()
    font = raw.FPDFText_LoadStandardFont(document, b"Helvetica")
    advance = ctypes.c_float()
    letters = {}
    for letter in _WRITABLE:
        raw.FPDFFont_GetGlyphWidth(font, ord(letter), float(_EM), ctypes.byref(advance))
        path = raw.FPDFFont_GetGlyphPath(font, ord(letter), float(_EM))
        letters[letter] = Letter(round(advance.value), _outline(path) if path else b"")
    raw.FPDFFont_Close(font)
    document.close()
    return letters


def _outline(path: object) -> bytes:
    """Return path operators; pdfium tells points as parts of the em, curves as three points in a row."""
    x, y = ctypes.c_float(), ctypes.c_float()
    parts: list[bytes] = []
    curve: list[bytes] = []
    for index in range(raw.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = b"%d %d" % (round(x.value * _EM), round(y.value * _EM))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            curve.append(point)
            if len(curve) == 3:  # noqa: PLR2004 - two control points and the end
                parts.append(b" ".join(curve) + b" c")
                curve = []
        else:
            parts.append(point + (b" m" if kind == raw.FPDF_SEGMENT_MOVETO else b" l"))
        if raw.FPDFPathSegment_GetClose(segment):
            parts.append(b"h")
    return b"\n".join([*parts, b"f"]) if parts else b""
