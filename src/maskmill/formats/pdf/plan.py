"""What to take out of each page, and which boxes to draw: spans of text turned into geometry.

Removal and boxes differ. A glyph is removed by a small square at its middle, so that no neighbour goes with it; the box
that is drawn covers the whole run and is widened to a grid, so that it does not tell how long the value was.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from maskmill.domain.document import Box, Mark
from maskmill.domain.redact.needles import Needles
from maskmill.formats.pdf.extract import page_readings
from maskmill.formats.pdf.labels import fit
from maskmill.formats.pdf.pictures import overlap
from maskmill.formats.pdf.text import Glyph, Reading, glyphs_of, ink_of, line_parts
from maskmill.formats.pdf.view import Rect, View, view_of

_CORE = 0.08
"""Half the side of a removal square, as a part of its glyph's cell."""
_GRID = 24.0
"""Points: widths of boxes are rounded up to it where there is room."""
_PAD = 0.6
_STEP = 1.0
_GAP = 0.2
"""What stays free between a box and the next glyph, as a part of the box's height: about a space."""
_TRIM = 0.33
"""The most that a box gives up at its top or bottom for a glyph of the next line, as a part of its height."""
_MOST_LEFT = 6.0
"""Points: a box grows to the right rather, where a line ends."""
_MOST_PLACES = 60
_CLOSE, _APART = 0.35, 1.5
"""Gaps, as parts of a glyph's height, up to which glyphs are one strip of removal, and one box."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box to draw, in user space; `mark` is the index of the mark that it stands for."""

    rect: Rect
    label: str
    mark: int | None


@dataclass(slots=True)
class PagePlan:
    """What happens to one page."""

    view: View
    glyphs: list[Rect] = field(default_factory=list)  # removal squares of text
    areas: list[Rect] = field(default_factory=list)  # given boxes: everything in them goes
    under: list[Box] = field(default_factory=list)  # boxes below the page, in points of its sheet
    drawn: list[Drawn] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing is removed from the page."""
        return not (self.glyphs or self.areas or self.under)


Spot = tuple[int, int, str, int | None]
"""Start, end, label, mark."""


def plan(
    document: pdfium.PdfDocument,
    marks: Sequence[Mark],
    boxes: Iterable[tuple[int, Box, str]],
    needles: Needles,
    *,
    whole: bool = False,
) -> tuple[dict[int, PagePlan], int]:
    """Return what to remove from each page of a prepared document, and how many segments its pages have.

    `whole` takes a glyph's whole cell, not its core.
    """
    spots: dict[int, list[Spot]] = {}
    for index, mark in enumerate(marks):
        spots.setdefault(mark.segment, []).append((mark.start, mark.end, mark.label, index))
    given: dict[int, list[tuple[Box, str]]] = {}
    for page, box, label in boxes:
        given.setdefault(page, []).append((box, label))
    plans: dict[int, PagePlan] = {}
    segment = 0
    for number, page, text, found in page_readings(document):
        made = PagePlan(view_of(page))
        for reading in found:
            wanted = [
                *spots.get(segment, []),
                *((start, end, "", None) for start, end, _ in needles.spans(reading.text)),
            ]
            if wanted:
                _add_text(made, text, reading, wanted, whole=whole)
            segment += 1
        _add_boxes(made, given.get(number, []))
        if not made.is_empty:
            plans[number] = made
    return plans, segment


def _add_boxes(made: PagePlan, boxes: Iterable[tuple[Box, str]]) -> None:
    height = made.view.size[1]
    for box, label in _joined(boxes):
        if box.y0 >= height:
            made.under.append(box)
            continue
        rect = made.view.user(box)
        made.areas.append(rect)
        made.drawn.append(Drawn(rect, label, None))


def _joined(boxes: Iterable[tuple[Box, str]]) -> list[tuple[Box, str]]:
    """Join the boxes of neighbouring words that bear one label: OCR gives each word of a value its own."""
    result: list[tuple[Box, str]] = []
    for box, label in boxes:
        last, same = result[-1] if result else (box, "")
        height = max(last.y1 - last.y0, box.y1 - box.y0)
        in_row = abs(last.y0 + last.y1 - box.y0 - box.y1) < height and -height < box.x0 - last.x1 < _APART * height / 2
        if label and label == same and in_row:
            corners = min(last.x0, box.x0), min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1)
            result[-1] = Box(*corners), label
        else:
            result.append((box, label))
    return result


def _add_text(
    made: PagePlan, page: pdfium.PdfTextPage, reading: Reading, spots: Iterable[Spot], *, whole: bool
) -> None:
    lines = line_parts(page)
    for start, end, label, mark in _merged(spots):
        pairs = list(zip(reading.chars[start:end], reading.text[start:end], strict=True))
        glyphs = glyphs_of(page, pairs)
        made.glyphs += _runs(glyphs, _CLOSE) if whole else [_core(*ends) for ends in _strips(glyphs)]
        own = frozenset(glyph.char for glyph in glyphs)
        rects = [_widened(page, _trimmed(page, run, own, lines)) for run in _runs(glyphs, _APART)]
        named = _named(made, label, rects)
        made.drawn += (Drawn(rect, label if at == named else "", mark) for at, rect in enumerate(rects))


def _named(made: PagePlan, label: str, rects: Sequence[Rect]) -> int:
    """Return which box of a value bears the label: the first that it fits whole; none if one already does there."""
    if any(item.label == label and any(overlap(item.rect, rect) for rect in rects) for item in made.drawn):
        return -1
    fitted = [fit(label, made.view.display(rect)) for rect in rects]
    whole = [at for at, item in enumerate(fitted) if item and item.text == label]
    return whole[0] if whole else 0


def _merged(spots: Iterable[Spot]) -> list[Spot]:
    """Join overlapping spans; the label and mark of the first, and of a mark before a needle, stay."""
    result: list[Spot] = []
    for start, end, label, mark in sorted(spots, key=lambda item: (item[0], item[3] is None, -item[1])):
        if result and start < result[-1][1]:
            first = result[-1]
            keep = first if first[3] is not None else (start, end, label, mark)
            result[-1] = (first[0], max(first[1], end), keep[2], keep[3])
        else:
            result.append((start, end, label, mark))
    return result


def _strips(glyphs: Sequence[Glyph]) -> list[tuple[Rect, Rect]]:
    """Return the first and the last cell of each row or column of touching glyphs.

    Few strips: MuPDF compares each glyph of a page with each of them.
    """
    strips: list[tuple[Rect, Rect]] = []
    for glyph in glyphs:
        if strips and _continues(strips[-1][1], glyph.rect, _CLOSE):
            strips[-1] = strips[-1][0], glyph.rect
        else:
            strips.append((glyph.rect, glyph.rect))
    return strips


def _core(first: Rect, last: Rect) -> Rect:
    """Return the thin strip from the middle of one cell to the middle of another."""
    half = _CORE * min(first[2] - first[0], first[3] - first[1])
    xs = [(cell[0] + cell[2]) / 2 for cell in (first, last)]
    ys = [(cell[1] + cell[3]) / 2 for cell in (first, last)]
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


def _runs(glyphs: Sequence[Glyph], apart: float) -> list[Rect]:
    """Join the cells of glyphs that follow one another along a line or a column; others stay single."""
    runs: list[Rect] = []
    for glyph in glyphs:
        if runs and _continues(runs[-1], glyph.rect, apart):
            last = runs[-1]
            runs[-1] = (
                min(last[0], glyph.rect[0]),
                min(last[1], glyph.rect[1]),
                max(last[2], glyph.rect[2]),
                max(last[3], glyph.rect[3]),
            )
        else:
            runs.append(glyph.rect)
    return runs


def _continues(run: Rect, rect: Rect, apart: float) -> bool:
    height, width = rect[3] - rect[1], rect[2] - rect[0]
    same_row = abs((run[1] + run[3]) - (rect[1] + rect[3])) < 0.2 * height and abs(run[3] - run[1] - height) < height
    same_column = abs((run[0] + run[2]) - (rect[0] + rect[2])) < 0.2 * width
    gap_x = max(rect[0] - run[2], run[0] - rect[2])
    gap_y = max(rect[1] - run[3], run[1] - rect[3])
    return (same_row and gap_x < apart * height) or (same_column and gap_y < apart * width)


def _widened(page: pdfium.PdfTextPage, run: Rect) -> Rect:
    """Return the box of a run: padded, and wider up to the next grid step where no kept glyph stands."""
    left, bottom, right, top = run
    spare = math.ceil((right - left) / _GRID + 0.15) * _GRID - (right - left)
    grow_right = _room(page, run, spare, to_right=True)
    grow_left = _room(page, run, min(spare - grow_right, _MOST_LEFT), to_right=False)
    return left - grow_left, bottom - _PAD / 2, right + grow_right, top + _PAD / 2


def _room(page: pdfium.PdfTextPage, run: Rect, wanted: float, *, to_right: bool) -> float:
    """Return how far beside a run there is no glyph, up to `wanted` points and short of the next glyph."""
    left, bottom, right, top = run
    middle, reach = (bottom + top) / 2, (top - bottom) * 0.4
    gap = _GAP * (top - bottom)
    free = 0.0
    while free < wanted + gap:
        x = right + free + _STEP / 2 if to_right else left - free - _STEP / 2
        if raw.FPDFText_GetCharIndexAtPos(page, x, middle, _STEP, 2 * reach) >= 0:
            return max(0.0, free - gap)
        free += _STEP
    return wanted


def _trimmed(page: pdfium.PdfTextPage, run: Rect, own: frozenset[int], lines: Iterable[Rect]) -> Rect:
    """Return a run without what glyphs of the lines above and below reach into it, within limits."""
    left, bottom, right, top = run
    if not any(_reaches(line, run) for line in lines):
        return run
    most = _TRIM * (top - bottom)
    low, high = bottom, top
    for x in _places(left, right):
        for y in (bottom, top):
            cell = _ink(page, x, y, own)
            if cell and y == bottom and cell[3] < bottom + most:
                low = max(low, cell[3] + _PAD)
            elif cell and y == top and cell[1] > top - most:
                high = min(high, cell[1] - _PAD)
    return left, low, right, high


def _reaches(line: Rect, run: Rect) -> bool:
    """Say whether a line stands in the upper or lower edge of a run, and not in its middle."""
    middle = (run[1] + run[3]) / 2
    return overlap(line, run) is not None and not line[1] <= middle <= line[3]


def _places(left: float, right: float) -> list[float]:
    count = max(1, min(_MOST_PLACES, math.ceil((right - left) / 4)))
    return [left + (right - left) * (at + 0.5) / count for at in range(count)]


def _ink(page: pdfium.PdfTextPage, x: float, y: float, own: frozenset[int]) -> Rect | None:
    """Return the ink of a glyph near a point that is not one of our own."""
    char = raw.FPDFText_GetCharIndexAtPos(page, x, y, 4.0, 2 * _PAD)
    return None if char < 0 or char in own else ink_of(page, char)
