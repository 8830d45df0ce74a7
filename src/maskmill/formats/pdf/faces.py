"""Do the letters of a font look like what it says they are?

A page shows glyphs, a reader of text believes the font's maps: a map that lies, or says nothing, hides words from
everything but eyes. Each glyph of a font is drawn alone and compared with the letters of the standard fonts.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import pikepdf
import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from maskmill.formats.pdf.opening import open_pdfium
from maskmill.formats.pdf.rebuild import save
from maskmill.formats.pdf.unicode_map import read_map

_CLASSES = tuple(
    frozenset(letters) for letters in ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789")
)
_LETTERS = frozenset().union(*_CLASSES)
_STANDARD = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Times-Roman", "Times-Italic", "Courier")
_KNOWN_ENCODINGS = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"})
_CELL, _SIZE = 72, 24.0
"""Points: the square in which a glyph is drawn, a pixel a point, and the size of its font."""
_SIDE = 16
_INK = 128
_MOST = 512
"""Codes of a font that are looked at."""
_NEAREST = 6
"""A glyph agrees with its letter when that is among the so many most alike ones."""
_FEW = 3
_BOXES = 4
"""A shape that so many codes share is the font's sign for a missing glyph."""
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})

Shape = tuple[int, float]
"""The glyph's pixels in a square of 16, as bits; and its width by its height."""


def is_honest(font: pikepdf.Dictionary) -> bool:
    """Say whether the text that a font stands for is what its glyphs show."""
    if _is_plain(font):
        return True
    codes = _codes(font)
    if not codes:
        return False
    specimens = list(_specimens(font, codes))
    shared = Counter(shape[0] for _, shape in specimens)
    told = [(text, shape) for text, shape in specimens if shared[shape[0]] < _BOXES]
    if sum(not _says(text) for text, _ in told) >= _FEW:
        return False
    votes = [
        [_looks_like(text, shape) for text, shape in told if text and text in letters]
        for letters in (_LETTERS, *_CLASSES)
    ]
    return all(2 * sum(some) >= len(some) for some in votes if some is votes[0] or len(some) >= _FEW)


def _says(text: str) -> bool:
    """Say whether a text is one that can be searched for: no space, and nothing of a private or control area."""
    return bool(text) and not text.isspace() and not {unicodedata.category(char) for char in text} & _NO_TEXT


def _is_plain(font: pikepdf.Dictionary) -> bool:
    """Say whether a font is a simple one that every reader brings along, under a standard encoding."""
    encoding = font.get("/Encoding")
    return (
        font.get("/Subtype") in (pikepdf.Name.Type1, pikepdf.Name.TrueType)
        and "/FontDescriptor" not in font
        and "/ToUnicode" not in font
        and (encoding is None or str(encoding) in _KNOWN_ENCODINGS)
    )


def _codes(font: pikepdf.Dictionary) -> list[bytes]:
    """Return the codes of a font: of a simple one those that have a width, else those in its map to Unicode."""
    if font.get("/Subtype") != pikepdf.Name.Type0:
        first, last = font.get("/FirstChar", 0), font.get("/LastChar", 255)
        if not (isinstance(first, int) and isinstance(last, int) and 0 <= first <= last):
            first, last = 0, 255
        return [bytes([code]) for code in range(first, min(last, 255) + 1)]
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return []
    codes = [code for table in read_map(stream.read_bytes()).by_width.values() for code in table]
    return codes if len(codes) <= _MOST else _telling(stream)


def _telling(stream: pikepdf.Stream) -> list[bytes]:
    """Return the codes of a large map that stand for Latin letters and digits."""
    tables: Iterable[Mapping[bytes, str]] = read_map(stream.read_bytes()).by_width.values()
    return [code for table in tables for code, text in table.items() if text in _LETTERS][:_MOST]


def _specimens(font: pikepdf.Dictionary, codes: list[bytes]) -> Iterator[tuple[str, Shape]]:
    """Yield each glyph that shows: the letter that pdfium reads, and its shape."""
    columns = math.ceil(math.sqrt(len(codes)))
    side = columns * _CELL
    with pikepdf.Pdf.new() as pdf:
        own = _brought(pdf, font)
        shows = [
            b"1 0 0 1 %d %d Tm <%s> Tj"
            % (at % columns * _CELL + _CELL // 3, at // columns * _CELL + _CELL // 3, code.hex().encode())
            for at, code in enumerate(codes)
        ]
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=pikepdf.Array([0, 0, side, side]),
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=own)),
            Contents=pdf.make_stream(b"BT /F %.1f Tf\n" % _SIZE + b"\n".join(shows) + b"\nET"),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        alone = save(pdf)
    with open_pdfium(alone) as document:
        opened = document[0]
        letters = _letters(opened.get_textpage(), columns)
        picture = opened.render(scale=1, grayscale=True).to_pil().convert("L")
    for at in range(len(codes)):
        left, top = at % columns * _CELL, side - (at // columns + 1) * _CELL
        shape = _shape(picture.crop((left, top, left + _CELL, top + _CELL)))
        if shape:
            yield letters.get(at, ""), shape


def _brought(pdf: pikepdf.Pdf, item: object) -> object:
    """Return a value of another document as one of this."""
    if isinstance(item, pikepdf.Object) and item.is_indirect:
        return pdf.copy_foreign(item)
    if isinstance(item, pikepdf.Dictionary):
        return pikepdf.Dictionary({key: _brought(pdf, value) for key, value in item.items()})
    return pikepdf.Array([_brought(pdf, part) for part in item.as_list()]) if isinstance(item, pikepdf.Array) else item


def _letters(page: pdfium.PdfTextPage, columns: int) -> dict[int, str]:
    """Return what pdfium reads in each cell."""
    result: dict[int, str] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for char in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, char)
        is_real = raw.FPDFText_IsGenerated(page, char) != 1 and raw.FPDFText_HasUnicodeMapError(page, char) != 1
        if is_real and raw.FPDFText_GetCharOrigin(page, char, ctypes.byref(x), ctypes.byref(y)):
            at = int(y.value // _CELL) * columns + int(x.value // _CELL)
            result[at] = result.get(at, "") + (chr(code) if 0 < code < 0x110000 else "")  # noqa: PLR2004 - code points
    return result


def _shape(cell: Image.Image) -> Shape | None:
    """Return the shape of what a cell shows, None when it is empty."""
    ink = cell.point(lambda value: 255 if value < _INK else 0)
    box = ink.getbbox()
    if box is None:
        return None
    small = ink.crop(box).resize((_SIDE, _SIDE)).point(lambda value: 255 if value >= _INK else 0).convert("1")
    return int.from_bytes(small.tobytes(), "big"), (box[2] - box[0]) / (box[3] - box[1])


def _looks_like(letter: str, shape: Shape) -> bool:
    """Say whether a letter, in either case, is among those that a shape is most alike."""
    order = sorted((min(_distance(shape, other) for other in shapes), known) for known, shapes in _alphabet().items())
    nearest = {known.casefold() for _, known in order[:_NEAREST]}
    return letter.casefold() in nearest


def _distance(a: Shape, b: Shape) -> float:
    return (a[0] ^ b[0]).bit_count() + 40 * abs(math.log(a[1] / b[1]))


@lru_cache(maxsize=1)
def _alphabet() -> dict[str, list[Shape]]:
    """Return the shapes of letters and digits in the standard fonts, which pdfium brings along."""
    shapes: dict[str, list[Shape]] = {}
    codes = [letter.encode() for letter in sorted(_LETTERS)]
    for name in _STANDARD:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name(f"/{name}"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        for letter, shape in _specimens(font, codes):
            shapes.setdefault(letter, []).append(shape)
    return shapes
