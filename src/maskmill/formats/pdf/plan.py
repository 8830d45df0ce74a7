"""What to take out of each page, and which boxes to draw: spans of text turned into geometry.

Removal and boxes differ. A glyph is removed by a small square at its middle, so that no neighbour goes with it; the box
that is drawn covers the whole run and is widened to a grid, so that it does not tell how long the value was.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from maskmill.domain.document import Box, Mark
from maskmill.domain.redact.needles import Needles
from maskmill.formats.pdf.extract import page_readings
from maskmill.formats.pdf.text import NOWHERE, Glyph, Reading, glyphs_of
from maskmill.formats.pdf.view import Rect, View, view_of

_CORE = 0.08
"""Half the side of a removal square, as a part of its glyph's cell."""
_GRID = 9.0
"""Points: widths of boxes are rounded up to it where there is room."""
_PAD = 0.6
_SAME_LINE = 0.5
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
    for number, page, found in page_readings(document):
        made = PagePlan(view_of(page))
        for reading in found:
            wanted = [
                *spots.get(segment, []),
                *((start, end, "", None) for start, end, _ in needles.spans(reading.text)),
            ]
            if wanted:
                _add_text(made, page.get_textpage(), reading, wanted, whole=whole)
            segment += 1
        _add_boxes(made, given.get(number, []))
        if not made.is_empty:
            plans[number] = made
    return plans, segment


def _add_boxes(made: PagePlan, boxes: Iterable[tuple[Box, str]]) -> None:
    height = made.view.size[1]
    for box, label in boxes:
        if box.y0 >= height:
            made.under.append(box)
            continue
        rect = made.view.user(box)
        made.areas.append(rect)
        made.drawn.append(Drawn(rect, label, None))


def _add_text(
    made: PagePlan, page: pdfium.PdfTextPage, reading: Reading, spots: Iterable[Spot], *, whole: bool
) -> None:
    for start, end, label, mark in _merged(spots):
        pairs = list(zip(reading.chars[start:end], reading.text[start:end], strict=True))
        glyphs = glyphs_of(page, pairs)
        made.glyphs += _runs(glyphs, _CLOSE) if whole else [_core(*ends) for ends in _strips(glyphs)]
        before = _neighbour(page, reading, range(start - 1, max(-1, start - 4), -1))
        after = _neighbour(page, reading, range(end, min(len(reading.text), end + 3)))
        runs = _runs(glyphs, _APART)
        for number, run in enumerate(runs):
            rect = _widened(run, before if number == 0 else None, after if number == len(runs) - 1 else None)
            made.drawn.append(Drawn(rect, label if number == 0 else "", mark))


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


def _neighbour(page: pdfium.PdfTextPage, reading: Reading, places: Iterable[int]) -> Glyph | None:
    """Return the nearest glyph that stays."""
    for place in places:
        if reading.chars[place] != NOWHERE:
            glyphs = glyphs_of(page, [(reading.chars[place], reading.text[place])])
            if glyphs:
                return glyphs[0]
    return None


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


def _widened(rect: Rect, before: Glyph | None, after: Glyph | None) -> Rect:
    """Return the box of a run: padded, and wider up to the next grid step where no kept glyph stands."""
    left, bottom, right, top = rect
    spare = math.ceil((right - left) / _GRID + 0.3) * _GRID - (right - left)
    room_right = _room(after, rect, left_side=False)
    room_left = _room(before, rect, left_side=True)
    grow_right = min(room_right, spare)
    grow_left = min(room_left, spare - grow_right)
    return left - max(grow_left, 0.0), bottom - _PAD / 2, right + max(grow_right, 0.0), top + _PAD / 2


def _room(glyph: Glyph | None, rect: Rect, *, left_side: bool) -> float:
    if glyph is None:
        return _PAD if left_side else _GRID * 2
    height = rect[3] - rect[1]
    if abs(glyph.rect[1] + glyph.rect[3] - rect[1] - rect[3]) > 2 * _SAME_LINE * height:
        return _PAD if left_side else _GRID * 2
    gap = rect[0] - glyph.rect[2] if left_side else glyph.rect[0] - rect[2]
    return max(0.0, gap - _PAD)
