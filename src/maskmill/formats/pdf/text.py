"""The text of a page as pdfium reads it, each character tied to its glyph's place.

A page has one segment in reading order. Where letters touch that do not follow one another in that order (scattered
text objects), it has a second one: those lines, put in order by geometry.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from maskmill.formats.pdf.view import Rect

SOFT_HYPHEN = "\u00ad"
_HYPHENS = str.maketrans({"\ufffe": SOFT_HYPHEN, "\x02": SOFT_HYPHEN})
"""How pdfium writes a hyphen at a line's end, whose word it has joined."""

NOWHERE = -1
_TOUCH = 0.2
"""Letters closer than this part of their height belong to one word."""
_MOST_RUNS = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One segment: its text, and for each code point the index of pdfium's character (NOWHERE: generated)."""

    text: str
    chars: Sequence[int]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character's cell in user space: advance wide, font high."""

    char: int
    rect: Rect
    letter: str


def readings(page: pdfium.PdfTextPage) -> list[Reading]:
    """Return a page's segments, reading order first."""
    first = _in_reading_order(page)
    if not first.text.strip() or not _is_scattered(page):
        return [first]
    return [first, *_in_geometric_order(page, first)]


def _in_reading_order(page: pdfium.PdfTextPage) -> Reading:
    count = raw.FPDFText_CountChars(page)
    text = _text(page, count)
    if len(text) == count:
        return Reading(text.translate(_HYPHENS), range(count))
    letters: list[str] = []
    chars: list[int] = []
    for char in range(count):
        code = raw.FPDFText_GetUnicode(page, char)
        if not code or code > 0x10FFFF:  # noqa: PLR2004 - the last code point
            continue
        if 0xDC00 <= code < 0xE000 and letters and "\ud800" <= letters[-1] < "\udc00":  # noqa: PLR2004 - surrogates
            letters[-1] = chr(0x10000 + ((ord(letters[-1]) & 0x3FF) << 10) + (code & 0x3FF))
            continue
        letters.append(chr(code))
        chars.append(char)
    text = "".join("\ufffd" if "\ud800" <= letter < "\ue000" else letter for letter in letters)
    return Reading(text.translate(_HYPHENS), chars)


def _text(page: pdfium.PdfTextPage, count: int) -> str:
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.FPDFText_GetText(page, 0, count, buffer)
    return bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")


def _is_scattered(page: pdfium.PdfTextPage) -> bool:
    """Say whether a run of letters touches, on its line, one that does not come next in reading order."""
    return bool(_broken(line_parts(page)))


def line_parts(page: pdfium.PdfTextPage) -> list[Rect]:
    """Return the ink of a page's lines, or of their parts in one font."""
    count = min(raw.FPDFText_CountRects(page, 0, -1), _MOST_RUNS)
    sides = [ctypes.c_double() for _ in range(4)]
    parts: list[Rect] = []
    for index in range(count):
        raw.FPDFText_GetRect(page, index, *(ctypes.byref(side) for side in sides))
        left, top, right, bottom = (side.value for side in sides)
        parts.append((left, min(bottom, top), right, max(bottom, top)))
    return parts


def _broken(rects: Sequence[Rect]) -> list[tuple[int, int]]:
    """Return the pairs of rectangles that touch in a line without being neighbours in order."""
    order = sorted(range(len(rects)), key=lambda index: rects[index][0])
    lefts = [rects[index][0] for index in order]
    pairs = []
    for index, (_, bottom, right, top) in enumerate(rects):
        height = top - bottom
        low, high = bisect_left(lefts, right - _TOUCH * height), bisect_right(lefts, right + _TOUCH * height)
        for other in order[low:high]:
            overlap = min(top, rects[other][3]) - max(bottom, rects[other][1])
            if other not in (index, index + 1) and overlap > height / 2:
                pairs.append((index, other))
    return pairs


def _in_geometric_order(page: pdfium.PdfTextPage, first: Reading) -> list[Reading]:
    glyphs = glyphs_of(page, zip(first.chars, first.text, strict=True))
    lines = _lines(glyphs)
    rank = {glyph.char: index for index, glyph in enumerate(glyphs)}
    parts: list[str] = []
    chars: list[int] = []
    for line in lines:
        follow = all(rank[b.char] == rank[a.char] + 1 for a, b in pairwise(line) if _touch(a, b))
        if follow:
            continue
        for a, b in zip(line, [*line[1:], None], strict=True):
            parts.append(a.letter)
            chars.append(a.char)
            if b is None or not _touch(a, b):
                parts.append(" " if b else "\n")
                chars.append(NOWHERE)
    return [Reading("".join(parts), chars)] if parts else []


def _touch(a: Glyph, b: Glyph) -> bool:
    return b.rect[0] - a.rect[2] <= _TOUCH * (a.rect[3] - a.rect[1])


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Group glyphs whose middles are at about one height, each line from left to right."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda item: -_middle(item)):
        if lines and _middle(lines[-1][0]) - _middle(glyph) < 0.4 * (glyph.rect[3] - glyph.rect[1]):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [sorted(line, key=lambda item: item.rect[0]) for line in lines]


def _middle(glyph: Glyph) -> float:
    return (glyph.rect[1] + glyph.rect[3]) / 2


def glyphs_of(page: pdfium.PdfTextPage, chars: Iterable[tuple[int, str]]) -> list[Glyph]:
    """Return the cells of characters given as (index, letter); spaces and generated characters have none."""
    sides = [ctypes.c_double() for _ in range(4)]
    loose = raw.FS_RECTF()
    result = []
    for char, letter in chars:
        if char == NOWHERE or letter.isspace() or raw.FPDFText_IsGenerated(page, char) == 1:
            continue
        if raw.FPDFText_GetLooseCharBox(page, char, ctypes.byref(loose)):
            rect = (loose.left, loose.bottom, loose.right, loose.top)
        elif raw.FPDFText_GetCharBox(page, char, *(ctypes.byref(side) for side in sides)):
            rect = (sides[0].value, sides[2].value, sides[1].value, sides[3].value)
        else:
            continue
        rect = (min(rect[0], rect[2]), min(rect[1], rect[3]), max(rect[0], rect[2]), max(rect[1], rect[3]))
        result.append(Glyph(char, rect, letter))
    return result


def ink_of(page: pdfium.PdfTextPage, char: int) -> Rect | None:
    """Return the rectangle around what a character's glyph paints."""
    sides = [ctypes.c_double() for _ in range(4)]
    if not raw.FPDFText_GetCharBox(page, char, *(ctypes.byref(side) for side in sides)):
        return None
    left, right, bottom, top = (side.value for side in sides)
    return left, bottom, right, top
