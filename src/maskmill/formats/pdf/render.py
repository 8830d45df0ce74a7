"""Pages as pictures for OCR."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from maskmill.errors import DamagedFile
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.pdf.opening import open_pdf, open_pdfium
from maskmill.formats.pdf.prepare import prepare
from maskmill.formats.pdf.sample import sample
from maskmill.formats.pdf.sheet import extras, picture_of, png
from maskmill.formats.pdf.view import view_of

_PIXELS = 100_000_000


def render(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return the pages as 8-bit grey PNG, each with its hidden pictures below it (see `sheet`).

    Raises:
        PasswordNeeded, DamagedFile.
    """
    prepared = prepare(untrusted_inputs[0], read.optional_text(parameters, "password"), 1_000_000)
    wanted = read.integers(parameters, "pages")
    dpi = read.integer(parameters, "dpi", 300)
    pixels = read.integer(parameters, "page_pixels", _PIXELS)
    blobs = []
    with open_pdf(prepared, None, 1_000_000) as pdf, open_pdfium(prepared) as document:
        for done, number in enumerate(wanted, 1):
            if not 1 <= number <= len(document):
                raise DamagedFile("The PDF lost a page while it was read; export it again from its source.")
            page = document[number - 1]
            view = view_of(page)
            under = extras(pdf.pages[number - 1].obj, view)
            blobs.append(png(picture_of(page, under, view, dpi, pixels), dpi))
            progress(done, len(wanted))
    return Output({"pages": wanted}, tuple(blobs))


def warm() -> None:
    """Do the work once on a tiny document: the jail forks from a process that has loaded everything."""
    render([sample()], {"pages": [1], "dpi": 20}, lambda _done, _total: None)
