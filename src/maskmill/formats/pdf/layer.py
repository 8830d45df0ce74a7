"""An invisible text layer over a picture of a page, so that it can still be searched, copied and read aloud.

Its letters come from Type 3 fonts without shapes and with a ToUnicode map: they need no font file, whatever the script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf

from maskmill.formats.pdf.view import Rect

_FIRST, _CODES = 1, 255
_WIDTH = 500


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and its cell in user space."""

    text: str
    rect: Rect


def text_layer(pdf: pikepdf.Pdf, words: Sequence[Placed]) -> tuple[bytes, pikepdf.Dictionary]:
    """Return the content that shows the words invisibly (text mode 3), and the fonts that it needs."""
    letters = sorted({letter for word in words for letter in word.text})
    fonts = pikepdf.Dictionary()
    codes: dict[str, tuple[int, int]] = {}
    for start in range(0, len(letters), _CODES):
        number = start // _CODES
        some = letters[start : start + _CODES]
        codes.update({letter: (number, _FIRST + at) for at, letter in enumerate(some)})
        fonts[f"/L{number}"] = pdf.make_indirect(_font(pdf, some))
    parts = [part for word in words for part in _show(word, codes)]
    return b"BT 3 Tr\n" + b"\n".join(parts) + b"\nET\n", fonts


def _show(word: Placed, codes: dict[str, tuple[int, int]]) -> Iterator[bytes]:
    """Yield the operators for a word: letters of equal width, stretched over its cell."""
    left, bottom, right, top = word.rect
    size = max(top - bottom, 0.1)
    step = (right - left) / max(1, len(word.text))
    at = 0
    while at < len(word.text):
        number = codes[word.text[at]][0]
        end = at
        while end < len(word.text) and codes[word.text[end]][0] == number:
            end += 1
        run = bytes(codes[letter][1] for letter in word.text[at:end]).hex().encode()
        stretch = step / (size * _WIDTH / 1000) * 100
        yield b"/L%d %.3f Tf %.2f Tz 1 0 0 1 %.3f %.3f Tm <%s> Tj" % (
            number, size, max(stretch, 0.01), left + at * step, bottom + 0.2 * size, run,
        )  # fmt: skip
        at = end


def _font(pdf: pikepdf.Pdf, letters: Sequence[str]) -> pikepdf.Dictionary:
    names = [pikepdf.Name(f"/l{at}") for at in range(len(letters))]
    blank = pdf.make_stream(b"%d 0 0 0 0 0 d1" % _WIDTH)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=pikepdf.Array([0, -200, 500, 800]),
        FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=pikepdf.Dictionary({str(name): blank for name in names}),
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array([_FIRST, *names])),
        FirstChar=_FIRST,
        LastChar=_FIRST + len(letters) - 1,
        Widths=pikepdf.Array([_WIDTH] * len(letters)),
        Resources=pikepdf.Dictionary(),
        ToUnicode=pdf.make_stream(to_unicode(letters, _FIRST)),
    )


def to_unicode(letters: Sequence[str], first: int) -> bytes:
    """Return a ToUnicode map of one-byte codes from `first` on (Adobe Technical Note 5411)."""
    lines = [
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        b"/CMapName /Layer def /CMapType 2 def",
        b"1 begincodespacerange <00> <ff> endcodespacerange",
    ]
    for start in range(0, len(letters), 100):
        some = letters[start : start + 100]
        lines.append(b"%d beginbfchar" % len(some))
        for at, letter in enumerate(some, first + start):
            lines.append(b"<%02x> <%s>" % (at, letter.encode("utf-16-be", "replace").hex().encode()))
        lines.append(b"endbfchar")
    lines.append(b"endcmap CMapName currentdict /CMap defineresource pop end end")
    return b"\n".join(lines)
