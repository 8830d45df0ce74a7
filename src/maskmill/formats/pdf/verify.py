"""Read a finished PDF with engines that did not make it, and report every removed value that is left."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import pdfminer
import pikepdf
import pypdfium2 as pdfium
from pdfminer.converter import TextConverter
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from maskmill import __version__
from maskmill.domain.document import Box
from maskmill.domain.redact.needles import Needles
from maskmill.errors import DamagedFile
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.pdf.channels import texts
from maskmill.formats.pdf.extract import page_readings
from maskmill.formats.pdf.opening import open_pdf, open_pdfium
from maskmill.formats.pdf.sample import sample
from maskmill.formats.pdf.sheet import render_page
from maskmill.formats.pdf.unseen import find_unseen
from maskmill.formats.pdf.walk import search_pdf

_NO_LIMIT = 1_000_000
_ALL_BELOW = 20
"""Documents of up to so many pages are read whole by pdfminer, which takes 30 to 80 ms a page."""
_SAMPLE = 20
"""Touched pages that pdfminer reads of a longer one, evenly spread."""
_SCALE = 1.5
"""Pixels a point of the picture in which boxes are checked."""
_DARK = 64
_MIN_SIDE = 4

Row = tuple[int, str, str, int]
"""Page, channel, engine, index of the needle."""


def verify(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return the residue, the engines that read everything they were given, and the number of pages.

    Raises:
        DamagedFile: the document does not open, which is our bug: nothing may be handed out.
    """
    untrusted = untrusted_inputs[0]
    needles = read.needles(parameters)
    rows: set[Row] = set()
    with open_pdfium(untrusted) as document:
        pages = len(document)
        before = ""
        for number, _, _, found in page_readings(document):
            rows |= {(number, "page", "pdfium", index) for item in found for index in needles.find(item.text)}
            rows |= {(number, "page", "pdfium", index) for _, _, index in needles.across(before, found[0].text)[1]}
            before = found[0].text
            progress(number, 2 * pages)
        rows |= _uncovered(document, read.boxes(parameters))
    with open_pdf(untrusted, None, _NO_LIMIT) as pdf:
        if pdf.get_warnings():
            raise DamagedFile("The new PDF needed repair when it was read again; report it, and try --mode pixels.")
        rows |= {(page, channel, "qpdf", index) for page, channel, index in search_pdf(pdf, untrusted, needles)}
        beside = texts(pdf)  # a finished file has none: attachments and scripts are never copied
        rows |= {(page, where.value, "qpdf", index) for where, page, text in beside for index in needles.find(text)}
        rows |= {
            (item.page, "hidden", "pdfium", index) for item in find_unseen(pdf) for index in needles.find(item.text)
        }
    engines = [("pdfium", str(pdfium.PDFIUM_INFO)), ("qpdf", pikepdf.__libqpdf_version__), ("bytes", __version__)]
    touched = read.integers(parameters, "pages_touched")
    found_by_pdfminer = _by_pdfminer(untrusted, needles, _sampled(pages, touched))
    if found_by_pdfminer is not None:
        rows |= found_by_pdfminer
        engines.append(("pdfminer", pdfminer.__version__))
    progress(2 * pages, 2 * pages)
    residue = [
        {"page": page, "channel": channel, "engine": engine, "needle": index}
        for page, channel, engine, index in sorted(rows)
    ]
    listed = [{"name": name, "version": version} for name, version in engines]
    return Output({"residue": residue, "engines": listed, "pages": pages})


def _sampled(pages: int, touched: Sequence[int]) -> list[int]:
    if pages <= _ALL_BELOW:
        return list(range(1, pages + 1))
    step = max(1, -(-len(touched) // _SAMPLE))
    return sorted(touched)[::step]


def _by_pdfminer(untrusted: bytes, needles: Needles, pages: Collection[int]) -> set[Row] | None:
    """Return what pdfminer's text of some pages holds, in drawing order; None when it could not read them all."""
    rows: set[Row] = set()
    wanted = {number - 1 for number in pages}
    try:
        resources = PDFResourceManager()
        for number, page in zip(sorted(wanted), PDFPage.get_pages(io.BytesIO(untrusted), wanted), strict=True):
            out = io.StringIO()
            PDFPageInterpreter(resources, TextConverter(resources, out, laparams=None)).process_page(page)
            rows |= {(number + 1, "page", "pdfminer", index) for index in needles.find(out.getvalue())}
    except (PDFException, PSException, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, OSError):
        return None
    return rows


def _uncovered(document: pdfium.PdfDocument, boxes: Iterable[tuple[int, Box, str]]) -> set[Row]:
    """Return the pages on which a box has light in its rim: something shows through, or it was drawn elsewhere."""
    by_page: dict[int, list[Box]] = {}
    for number, box, _ in boxes:
        by_page.setdefault(number, []).append(box)
    rows: set[Row] = set()
    for number, wanted in by_page.items():
        if not 1 <= number <= len(document):
            continue
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_SCALE, 4000 / max(width, height, 1))
        image = render_page(page, scale, grey=True)
        page.close()
        for box in wanted:
            left, top = round(box.x0 * scale) + 1, round(box.y0 * scale) + 1
            right, bottom = round(box.x1 * scale) - 1, round(box.y1 * scale) - 1
            area = (max(0, left), max(0, top), min(image.width, right), min(image.height, bottom))
            if area[2] - area[0] >= _MIN_SIDE and area[3] - area[1] >= _MIN_SIDE:
                rim = image.crop((area[0], area[1], area[2], area[1] + 1))
                if int(rim.getextrema()[1]) > _DARK:  # type: ignore[arg-type] # one band: two numbers
                    rows.add((number, "box", "render", 0))
    return rows


def warm() -> None:
    """Do the work once on a tiny document: the jail forks from a process that has loaded everything."""
    verify([sample()], {"needles": ["nothing"], "pages_touched": [1]}, lambda _done, _total: None)
