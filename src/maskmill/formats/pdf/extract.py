"""Everything readable in a PDF, channel by channel.

The order of segments is fixed, for burning recomputes it: first each page's readings, page by page; then the texts of
patterns and masks; then all other channels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pypdfium2 as pdfium

from maskmill.domain.document import Channel
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.pdf.channels import Found, texts
from maskmill.formats.pdf.legible import Legibility
from maskmill.formats.pdf.opening import PAGE_LIMIT, open_pdf, open_pdfium
from maskmill.formats.pdf.prepare import prepare
from maskmill.formats.pdf.sample import sample
from maskmill.formats.pdf.text import Reading, readings
from maskmill.formats.pdf.unseen import find_unseen
from maskmill.formats.pdf.view import view_of


def extract(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return the pages and all segments.

    Raises:
        PasswordNeeded, TooManyPages, DamagedFile.
    """
    untrusted, password = untrusted_inputs[0], read.optional_text(parameters, "password")
    limit = read.integer(parameters, "pages", PAGE_LIMIT)
    prepared = prepare(untrusted, password, limit)
    pages: list[dict[str, object]] = []
    segments: list[Found] = []
    legibility = Legibility()
    with open_pdf(prepared, None, limit) as pdf, open_pdfium(prepared) as document:
        objects = [page.obj for page in pdf.pages]
        for number, page, _, found in page_readings(document):
            width, height = view_of(page).size
            needs_ocr = legibility.needs_ocr(objects[number - 1])
            pages.append({"number": number, "width": width, "height": height, "needs_ocr": needs_ocr})
            segments += ((Channel.PAGE, number, item.text) for item in found)
            progress(number, len(document))
        segments += ((Channel.HIDDEN, item.page, item.text) for item in find_unseen(pdf))
    with open_pdf(untrusted, password, limit) as source:
        segments += texts(source)
        if "/OCProperties" in source.Root:
            segments += _layered(untrusted, password, {text for _, _, text in segments})
    rows = [{"channel": channel.value, "page": page, "text": text} for channel, page, text in segments]
    return Output({"pages": pages, "segments": rows})


Read = tuple[int, pdfium.PdfPage, pdfium.PdfTextPage, list[Reading]]
"""A page's number, the page and its text page (both open until the next one is asked for), and its segments."""


def page_readings(document: pdfium.PdfDocument) -> Iterator[Read]:
    """Yield each page as it is read."""
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = page.get_textpage()
        yield number, page, text, readings(text)
        text.close()
        page.close()


def page_texts(untrusted: bytes, raw_password: str | None = None) -> list[str]:
    """Return the text of each page of a PDF as it came, layers that are switched off included."""
    with open_pdfium(untrusted, raw_password) as document:
        return ["\n".join(item.text for item in found) for _, _, _, found in page_readings(document)]


def _layered(untrusted: bytes, raw_password: str | None, known: set[str]) -> list[Found]:
    """Return page texts that differ from the prepared ones: switched-off layers hold more."""
    found = enumerate(page_texts(untrusted, raw_password), 1)
    return [(Channel.HIDDEN, number, text) for number, text in found if text.strip() and text not in known]


def warm() -> None:
    """Do the work once on a tiny document: the jail forks from a process that has loaded everything."""
    extract([sample()], {}, lambda _done, _total: None)
