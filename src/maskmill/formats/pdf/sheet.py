"""The picture of a page that OCR gets: the page as displayed, and under it what its pictures hide.

A picture that the page does not show as it is (turned, clipped, covered, masked, out of reach) stands there upright and
whole.

So a word that OCR finds below the page's height stands in a picture: burning maps its box back into that picture. The
layout depends on the prepared document only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageOps

from maskmill.domain.document import Box
from maskmill.formats.pdf.opening import open_pdfium
from maskmill.formats.pdf.pictures import is_readable, placements
from maskmill.formats.pdf.reach import pictures_below
from maskmill.formats.pdf.rebuild import save
from maskmill.formats.pdf.view import View

_GAP = 6.0
_LARGEST_SCALE = 0.48
"""Points a pixel: small print is enlarged at most twice at 300 dpi."""
_TURNED_PART = 6
"""A picture larger than this part of its page is not shown turned."""
_BLOCK = 40_000
"""Pixels of a picture that may hold several lines; a smaller one has to be as long as a line."""
_MOST = 60
"""Pictures under one page."""
_UNIFORM = 12
"""Levels: a picture with a smaller range in every colour shows nothing."""
_FAINT = 100
"""Grey levels: in a smaller range OCR may not tell letters from their ground."""
_SCALE_LIMIT = 25_000_000
_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True)
class Extra:
    """A picture under the page: its stream, where it lies in points of the sheet, and its quarter turns clockwise."""

    picture: pikepdf.Stream
    box: Box
    turns: int = 0

    @property
    def pixel(self) -> float:
        """Points a pixel of the picture."""
        side = "/Height" if self.turns % 2 else "/Width"
        return (self.box.x1 - self.box.x0) / max(1, int(self.picture.get(side, 1)))

    def pixels(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Return in pixels of the picture, as it is stored, what a box of the sheet covers."""
        columns, rows = int(self.picture.get("/Width", 1)), int(self.picture.get("/Height", 1))
        x0, x1 = ((x - self.box.x0) / self.pixel for x in (left, right))
        y0, y1 = ((y - self.box.y0) / self.pixel for y in (top, bottom))
        return {
            0: (x0, y0, x1, y1),
            1: (y0, rows - x1, y1, rows - x0),
            2: (columns - x1, rows - y1, columns - x0, rows - y0),
            3: (columns - y1, x0, columns - y0, x1),
        }[self.turns % 4]


def extras(page: pikepdf.Object, view: View) -> list[Extra]:
    """Return the pictures to show under a prepared page."""
    width, height = view.size
    result = []
    top = height + _GAP
    for picture, turns in [*((item, 0) for item in _unseen(page, view)), *_turned(page, width * height)]:
        columns, rows = int(picture.get("/Width", 1)), int(picture.get("/Height", 1))
        if turns % 2:
            columns, rows = rows, columns
        scale = min(_LARGEST_SCALE, max(width, 72.0) / columns)
        box = Box(0.0, top, columns * scale, top + rows * scale)
        result.append(Extra(picture, box, turns))
        top = box.y1 + _GAP
        if len(result) >= _MOST:
            break
    return result


def _turned(page: pikepdf.Object, area: float) -> Iterator[tuple[pikepdf.Stream, int]]:
    """Yield what may be a line of letters on its side or head, turned: OCR turns whole pages only."""
    for picture in pictures_below(page.get("/Resources")):
        columns, rows = int(picture.get("/Width", 0)), int(picture.get("/Height", 0))
        if (
            is_readable(picture)
            and columns * rows * _LARGEST_SCALE**2 < area / _TURNED_PART
            and not is_uniform(picture)
        ):
            yield from ((picture, turns) for turns in ((1, 3, 2) if rows > columns else (2, 1, 3)))


def _unseen(page: pikepdf.Object, view: View) -> Iterator[pikepdf.Stream]:
    """Yield each picture that some placement hides in part, and each mask; every stream once."""
    seen: set[tuple[int, int]] = set()
    placed = placements(page, view.shown, view.turned)
    todo = [item.picture for item in placed if not item.shows]
    known = {item.picture.objgen for item in placed}
    todo += (item for item in pictures_below(page.get("/Resources")) if item.objgen not in known or _is_faint(item))
    for picture in [*todo, *(item.picture for item in placed)]:
        masks = [picture.get(key) for key in ("/SMask", "/Mask")]
        wanted = [picture] if any(picture.objgen == item.objgen for item in todo) else []
        for item in [*wanted, *masks]:
            if isinstance(item, pikepdf.Stream) and item.objgen not in seen and is_readable(item):
                seen.add(item.objgen)
                if not is_uniform(item):
                    yield item


def is_uniform(picture: pikepdf.Stream) -> bool:
    """Say whether a picture is of one colour, or cannot be shown at all."""
    return _contrast(picture) < _UNIFORM


def _is_faint(picture: pikepdf.Stream) -> bool:
    """Say whether a picture's letters, if it has any, could be lost in grey: yellow on white, red on green."""
    image = stand_alone(picture, "L")
    return image is not None and _range(image) < _FAINT and _contrast(picture) >= _UNIFORM


def _contrast(picture: pikepdf.Stream) -> int:
    image = stand_alone(picture, "RGB")
    return 0 if image is None else max(_range(band) for band in image.split())


def _range(band: Image.Image) -> int:
    low, high = band.getextrema()
    return int(high) - int(low)  # type: ignore[arg-type] # one band: two numbers


def _strongest(image: Image.Image) -> Image.Image:
    """Return the colour in which a picture has most contrast, as grey, stretched to black and white."""
    grey = image.convert("L")
    if _range(grey) >= _FAINT:
        return grey
    return ImageOps.autocontrast(max([grey, *image.split()], key=_range))


def stand_alone(picture: pikepdf.Stream, mode: str) -> Image.Image | None:
    """Return a picture's own pixels as pdfium shows them, without masks; None when it shows nothing.

    One pixel of the result is one of the picture's, unless it has more than 40 million.
    """
    columns, rows = int(picture.get("/Width", 0)), int(picture.get("/Height", 0))
    if not (0 < columns * rows <= _SCALE_LIMIT * 8) or max(columns, rows) > 60_000:  # noqa: PLR2004 - pixels a side
        return None
    with pikepdf.Pdf.new() as single:
        stream = single.copy_foreign(picture)
        for key in ("/SMask", "/Mask"):
            if key in stream:
                del stream[key]
        content = b"q %d 0 0 %d 0 0 cm /I Do Q" % (columns, rows)
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=pikepdf.Array([0, 0, columns, rows]),
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=stream)),
            Contents=single.make_stream(content),
        )
        single.pages.append(pikepdf.Page(single.make_indirect(page)))
        alone = save(single)
    with open_pdfium(alone) as document:
        factor = min(1.0, (_PIXELS / (columns * rows)) ** 0.5)
        return render_page(document[0], factor, grey=mode == "L")


def render_page(page: pdfium.PdfPage, scale: float, *, grey: bool) -> Image.Image:
    """Return a page as pdfium displays it; `scale` is pixels a point."""
    bitmap = page.render(scale=scale, grayscale=grey, fill_color=(255, 255, 255, 255))
    image: Image.Image = bitmap.to_pil()
    return image.convert("L" if grey else "RGB")


def picture_of(page: pdfium.PdfPage, under: list[Extra], view: View, dpi: int, pixels: int) -> Image.Image:
    """Return the sheet of a page in 8-bit grey; never more pixels than allowed."""
    width, height = view.size
    full_width = max([width, *(item.box.x1 for item in under)])
    full_height = under[-1].box.y1 if under else height
    scale = min(dpi / 72, (pixels / max(1.0, full_width * full_height)) ** 0.5)
    base = render_page(page, scale, grey=True)
    if not under:
        return base
    sheet = Image.new("L", (max(base.width, round(full_width * scale)), round(full_height * scale) + 1), 255)
    sheet.paste(base, (0, 0))
    for item in under:
        alone = stand_alone(item.picture, "RGB")
        if alone is not None:
            image = _strongest(alone).rotate(-90 * item.turns, expand=True)
            size = (
                max(1, round((item.box.x1 - item.box.x0) * scale)),
                max(1, round((item.box.y1 - item.box.y0) * scale)),
            )
            sheet.paste(image.resize(size), (0, round(item.box.y0 * scale)))
    return sheet


def png(image: Image.Image, dpi: int) -> bytes:
    """Return a picture as PNG, lightly compressed: it is read once and thrown away."""
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1, dpi=(dpi, dpi))
    return out.getvalue()
