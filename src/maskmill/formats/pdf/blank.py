"""Blank parts of a picture in its own pixels, wherever and however often it is drawn."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable

import pikepdf
from PIL import Image, ImageDraw

from maskmill.formats.pdf.pictures import Matrix, Placement, bounds, multiply, overlap
from maskmill.formats.pdf.sheet import Extra, stand_alone
from maskmill.formats.pdf.view import Rect

Pixels = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels of the picture."""

_LOSSY = frozenset({"/DCTDecode", "/JPXDecode"})
_QUALITY = 90
_HALF = 128


class Blanks:
    """Collects what to blank in which picture, then does it."""

    def __init__(self) -> None:
        """Start with nothing to blank."""
        self._wanted: dict[tuple[int, int], tuple[pikepdf.Stream, list[Pixels]]] = {}

    def in_page(self, placed: Iterable[Placement], areas: Iterable[Rect]) -> None:
        """Blank what areas of user space cover of the pictures placed there."""
        areas = list(areas)
        for item in placed:
            for area in areas:
                shared = overlap(bounds(item.matrix), area)
                inverse = _inverse(item.matrix)
                if shared and inverse:
                    left, bottom, right, top = shared
                    corners = ((left, bottom), (right, bottom), (left, top), (right, top))
                    self._add(item.picture, bounds(inverse, corners))

    def below_page(self, extra: Extra, left: float, top: float, right: float, bottom: float) -> None:
        """Blank a box given in points of the page's sheet, in a picture that is shown there."""
        x0, y0, x1, y1 = extra.pixels(left, top, right, bottom)
        pixels = int(x0) - 1, int(y0) - 1, int(x1) + 2, int(y1) + 2
        self._wanted.setdefault(extra.picture.objgen, (extra.picture, []))[1].append(pixels)

    def _add(self, picture: pikepdf.Stream, unit: Rect) -> None:
        columns, rows = int(picture.get("/Width", 1)), int(picture.get("/Height", 1))
        pixels = (
            int(unit[0] * columns) - 1,
            int((1 - unit[3]) * rows) - 1,
            int(unit[2] * columns) + 2,
            int((1 - unit[1]) * rows) + 2,
        )
        self._wanted.setdefault(picture.objgen, (picture, []))[1].append(pixels)

    def apply(self) -> None:
        """Write every wanted picture anew; one that cannot be decoded becomes one black pixel."""
        for picture, rects in self._wanted.values():
            _rewrite(picture, rects)


def _inverse(matrix: Matrix) -> Matrix | None:
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-12:  # noqa: PLR2004 - a picture without area
        return None
    linear: Matrix = (d / determinant, -b / determinant, -c / determinant, a / determinant, 0.0, 0.0)
    return multiply((1.0, 0.0, 0.0, 1.0, -e, -f), linear)


def _rewrite(picture: pikepdf.Stream, rects: Iterable[Pixels]) -> None:
    is_stencil = bool(picture.get("/ImageMask", False))
    colours = "L" if is_stencil or _is_grey(picture) else "RGB"
    image = stand_alone(picture, colours)
    if image is None:
        image = Image.new(colours, (1, 1), 0)
    draw = ImageDraw.Draw(image)
    factor = image.width / max(1, int(picture.get("/Width", 1)))
    for rect in rects:
        left, top, right, bottom = (round(value * factor) for value in rect)
        if left < image.width and top < image.height and right > 0 and bottom > 0:
            draw.rectangle((left, top, right, bottom), fill=0 if colours == "L" else (0, 0, 0))
    lossy = not _LOSSY.isdisjoint(_filters(picture))
    for key in ("/Decode", "/DecodeParms", "/ColorSpace", "/SMaskInData"):
        if key in picture:
            del picture[key]
    if isinstance(picture.get("/Mask"), pikepdf.Array):
        del picture["/Mask"]
    picture["/Width"], picture["/Height"] = image.width, image.height
    _write(picture, image, is_stencil=is_stencil, lossy=lossy)


def _write(picture: pikepdf.Stream, image: Image.Image, *, is_stencil: bool, lossy: bool) -> None:
    if is_stencil:
        # A stencil paints where its bits are 0 (ISO 32000-1, 8.9.6.2), and so does black in a 1-bit picture.
        picture["/BitsPerComponent"] = 1
        bits = image.point(lambda value: 255 if value >= _HALF else 0).convert("1")
        picture.write(zlib.compress(bits.tobytes()), filter=pikepdf.Name.FlateDecode)
        return
    picture["/BitsPerComponent"] = 8
    picture["/ColorSpace"] = pikepdf.Name.DeviceGray if image.mode == "L" else pikepdf.Name.DeviceRGB
    if lossy:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_QUALITY)
        picture.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
    else:
        picture.write(zlib.compress(image.tobytes()), filter=pikepdf.Name.FlateDecode)


def _is_grey(picture: pikepdf.Stream) -> bool:
    space = picture.get("/ColorSpace")
    return space in (pikepdf.Name.DeviceGray, pikepdf.Name.CalGray)


def _filters(picture: pikepdf.Stream) -> set[str]:
    filters = picture.get("/Filter")
    if isinstance(filters, pikepdf.Array):
        return {str(item) for item in filters.as_list()}
    return {str(filters)}
