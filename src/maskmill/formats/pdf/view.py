"""From a page's own coordinates to those of its displayed form, and back.

Wire boxes are in points of the displayed page, origin top left; content, glyphs and pictures are placed in user space.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from maskmill.domain.document import Box

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in user space."""


@dataclass(frozen=True, slots=True)
class View:
    """The shown box of a page in user space, and its rotation in degrees clockwise."""

    shown: Rect
    turned: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        width, height = self.shown[2] - self.shown[0], self.shown[3] - self.shown[1]
        return (height, width) if self.turned % 180 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of user space is displayed."""
        left, bottom, right, top = self.shown
        return {
            0: (x - left, top - y),
            90: (y - bottom, x - left),
            180: (right - x, y - bottom),
            270: (top - y, right - x),
        }[self.turned]

    def point_back(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of user space that is displayed there."""
        left, bottom, right, top = self.shown
        return {
            0: (left + x, top - y),
            90: (left + y, bottom + x),
            180: (right - x, bottom + y),
            270: (right - y, top - x),
        }[self.turned]

    def display(self, rect: Rect) -> Box:
        """Return a rectangle of user space as it is displayed."""
        (xa, ya), (xb, yb) = self.point(rect[0], rect[1]), self.point(rect[2], rect[3])
        return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

    def user(self, box: Box) -> Rect:
        """Return a displayed box in user space."""
        (xa, ya), (xb, yb) = self.point_back(box.x0, box.y0), self.point_back(box.x1, box.y1)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def view_of(page: pdfium.PdfPage) -> View:
    """Return the view that pdfium shows of a page: CropBox within MediaBox, turned."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return View((box.left, box.bottom, box.right, box.top), raw.FPDFPage_GetRotation(page) % 4 * 90)
