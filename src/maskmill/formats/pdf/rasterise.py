"""Pages as pixels: what cannot be removed as text is painted over in a picture, with a clean text layer put back."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from maskmill.domain.document import Box
from maskmill.domain.redact.needles import Needles
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.pdf.boxes import drawn_boxes
from maskmill.formats.pdf.layer import Placed, text_layer
from maskmill.formats.pdf.opening import open_pdf, open_pdfium
from maskmill.formats.pdf.pictures import overlap
from maskmill.formats.pdf.rebuild import rebuild
from maskmill.formats.pdf.sample import sample
from maskmill.formats.pdf.sheet import render_page
from maskmill.formats.pdf.text import glyphs_of, readings
from maskmill.formats.pdf.view import Rect, View, view_of

_NO_LIMIT = 1_000_000
_PIXELS = 100_000_000
_QUALITY = 85
_GREY_LEVELS = 24
"""Saturation of 255 below which a page counts as grey."""


def rasterise(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return the document with the given pages as pictures; boxes and needles are black in them.

    Raises:
        DamagedFile.
    """
    untrusted, wanted = untrusted_inputs[0], read.integers(parameters, "pages")
    dpi, pixels = read.integer(parameters, "dpi", 200), read.integer(parameters, "page_pixels", _PIXELS)
    needles = read.needles(parameters)
    boxes: dict[int, list[Box]] = {}
    for number, box, _ in read.boxes(parameters):
        boxes.setdefault(number, []).append(box)
    with open_pdfium(untrusted) as document, open_pdf(untrusted, None, _NO_LIMIT) as pdf:
        for done, number in enumerate(wanted, 1):
            page = document[number - 1]
            view = view_of(page)
            words, hits = _words(page, needles, [view.user(box) for box in boxes.get(number, [])])
            image = _painted(page, view, dpi, pixels, [*boxes.get(number, []), *map(view.display, hits)])
            holder = pdf.pages[number - 1].obj
            labels = drawn_boxes(holder) if number in boxes else (b"", pikepdf.Dictionary())
            _replace(pdf, holder, view, image, words, labels)
            progress(done, len(wanted))
        return Output({"pages": wanted}, (rebuild(pdf),))


def _words(page: pdfium.PdfPage, needles: Needles, areas: Sequence[Rect]) -> tuple[list[Placed], list[Rect]]:
    """Return the words that stay, and the cells of glyphs that still belong to a needle."""
    text_page = page.get_textpage()
    found = readings(text_page)
    gone: set[int] = set()
    for item in found:
        gone.update(item.chars[at] for start, end, _ in needles.spans(item.text) for at in range(start, end))
    first = found[0]
    cells = {glyph.char: glyph.rect for glyph in glyphs_of(text_page, zip(first.chars, first.text, strict=True))}
    words: list[Placed] = []
    run: list[tuple[str, Rect]] = []
    for char, letter in [*zip(first.chars, first.text, strict=True), (-1, " ")]:
        cell = cells.get(char)
        if cell is None or char in gone or any(overlap(cell, area) for area in areas):
            _finish(run, words)
            run = []
        else:
            run.append((letter, cell))
    return words, [cells[char] for char in gone if char in cells]


def _finish(run: Sequence[tuple[str, Rect]], words: list[Placed]) -> None:
    if run:
        cells = [cell for _, cell in run]
        around = (
            min(cell[0] for cell in cells), min(cell[1] for cell in cells),
            max(cell[2] for cell in cells), max(cell[3] for cell in cells),
        )  # fmt: skip
        words.append(Placed("".join(letter for letter, _ in run), around))


def _painted(page: pdfium.PdfPage, view: View, dpi: int, pixels: int, boxes: Iterable[Box]) -> Image.Image:
    width, height = view.size
    scale = min(dpi / 72, (pixels / max(1.0, width * height)) ** 0.5)
    image = render_page(page, scale, grey=False)
    draw = ImageDraw.Draw(image)
    for box in boxes:
        if box.x1 > 0 and box.y1 > 0 and box.x0 < width and box.y0 < height:
            corners = (box.x0 * scale - 1, box.y0 * scale - 1, box.x1 * scale + 1, box.y1 * scale + 1)
            draw.rectangle([round(value) for value in corners], fill=(0, 0, 0))
    return image


def _replace(
    pdf: pikepdf.Pdf,
    page: pikepdf.Object,
    view: View,
    image: Image.Image,
    words: Sequence[Placed],
    labels: tuple[bytes, pikepdf.Dictionary],
) -> None:
    """Make a picture, its text layer and the labels of its boxes the whole of a page; its size and rotation stay."""
    left, bottom, right, top = view.shown
    upright = image.rotate(view.turned, expand=True) if view.turned else image
    layer, fonts = text_layer(pdf, words)
    content = b"q %.4f 0 0 %.4f %.4f %.4f cm /Page Do Q\n" % (right - left, top - bottom, left, bottom)
    for name, font in labels[1].items():
        fonts[name] = font
    page["/Contents"] = pdf.make_stream(content + (layer if words else b"") + labels[0])
    page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=_picture(pdf, upright)), Font=fonts)
    if "/Group" in page:
        del page["/Group"]


def _picture(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    grey = _is_grey(image)
    if grey:
        image = image.convert("L")
    stream = pdf.make_stream(b"")
    stream["/Type"], stream["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    stream["/Width"], stream["/Height"], stream["/BitsPerComponent"] = image.width, image.height, 8
    stream["/ColorSpace"] = pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB
    if grey:
        stream.write(zlib.compress(image.tobytes()), filter=pikepdf.Name.FlateDecode)
    else:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_QUALITY)
        stream.write(out.getvalue(), filter=pikepdf.Name.DCTDecode)
    return pdf.make_indirect(stream)


def _is_grey(image: Image.Image) -> bool:
    small = image.resize((max(1, image.width // 8), max(1, image.height // 8)))
    saturation = small.convert("HSV").split()[1]
    return int(saturation.getextrema()[1]) < _GREY_LEVELS  # type: ignore[arg-type] # one band: two numbers


def warm() -> None:
    """Do the work once on a tiny document: the jail forks from a process that has loaded everything."""
    rasterise([sample()], {"pages": [1], "dpi": 20}, lambda _done, _total: None)
