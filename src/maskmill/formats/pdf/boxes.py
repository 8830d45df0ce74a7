"""Draw the black boxes, and their labels in white."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from maskmill.formats.pdf.content import read_content
from maskmill.formats.pdf.plan import Drawn
from maskmill.formats.pdf.view import View

_FONT = "/MaskmillLabel"
_EM = 0.62
"""Mean width of a capital in Helvetica, generously."""
_SMALLEST, _LARGEST = 4.0, 9.0


def draw_boxes(pdf: pikepdf.Pdf, page: pikepdf.Object, drawn: Iterable[Drawn], view: View) -> None:
    """Put the boxes on top of a rebuilt page, in user space."""
    parts = [b"0 g"]
    labelled = False
    for item in drawn:
        left, bottom, right, top = item.rect
        parts.append(b"%.3f %.3f %.3f %.3f re f" % (left, bottom, right - left, top - bottom))
        text = _label(item, view)
        labelled = labelled or bool(text)
        parts.append(text)
    boxes = b"q\n" + b"\n".join(part for part in parts if part) + b"\nQ\n"
    page["/Contents"] = pdf.make_stream(b"q\n" + read_content(page) + b"\nQ\n" + boxes)
    if labelled:
        _add_font(pdf, page)


def _label(item: Drawn, view: View) -> bytes:
    """Return the operators that write a label along its box, or nothing when it does not fit."""
    label = item.label.encode("ascii", "ignore")
    box = view.display(item.rect)
    if not label or box.x1 <= box.x0:
        return b""
    size = min(_LARGEST, 0.75 * (box.y1 - box.y0), (box.x1 - box.x0 - 2) / (_EM * len(label)))
    if size < _SMALLEST:
        return b""
    x, y = view.point_back(
        (box.x0 + box.x1 - size * _EM * len(label)) / 2 + 0.05 * size * len(label) / 2,
        (box.y0 + box.y1) / 2 + 0.35 * size,
    )
    cosine, sine = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[view.turned]
    text = label.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT 1 g %s %.2f Tf %d %d %d %d %.3f %.3f Tm (%s) Tj 0 g ET" % (
        _FONT.encode(), size, cosine, sine, -sine, cosine, x, y, text,
    )  # fmt: skip


def _add_font(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    fonts = page["/Resources"].get("/Font", pikepdf.Dictionary())
    fonts[_FONT] = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
    page["/Resources"]["/Font"] = fonts
