"""Opening untrusted PDF with qpdf and with pdfium, and saying in our own errors why it failed."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from maskmill.errors import DamagedFile, PasswordNeeded, TooManyPages

PAGE_LIMIT = 5_000

for _name in ("pikepdf", "pikepdf._core", "pikepdf._qpdf", "pdfminer", "pypdfium2"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)  # their messages quote the document

_CAUGHT: tuple[type[Exception], ...] = (
    pikepdf.PikepdfError,
    pikepdf.PdfError,
    pdfium.PdfiumError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,  # qpdf, recursion too
    TypeError,
    ValueError,
)
_DAMAGED = "The PDF is damaged beyond what can be repaired; export it again from its source."
_CUT = "The PDF breaks off before its end, and what is missing cannot be known; fetch it again, or export it anew."
_PASSWORD = "The PDF needs a password: give it with --password-file, or as the job's option password."  # noqa: S105 - a sentence
_WRONG_PASSWORD = "The password does not open the PDF; give another with --password-file, or in a new job's options."  # noqa: S105 - a sentence
_TAIL_BYTES = 1024
"""ISO 32000-1 annex H: %%EOF may stand anywhere in the last 1024 bytes."""


@contextmanager
def open_pdf(untrusted: bytes, raw_password: str | None = None, pages: int = PAGE_LIMIT) -> Iterator[pikepdf.Pdf]:
    """Open with qpdf, which repairs what it can. A password that a document does not need does no harm.

    Whatever the parsers raise while the document is open is turned into DamagedFile.

    Raises:
        PasswordNeeded, TooManyPages, DamagedFile.
    """
    with damage(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with _opened(untrusted, raw_password) as pdf:
            count = len(pdf.pages)
            if count > pages:
                raise TooManyPages(f"The PDF has more than {pages} pages; split it, or raise MASKMILL_MAX_PAGES.")
            if not count:
                raise DamagedFile("The PDF has no page that can be read; export it again from its source.")
            yield pdf


def _opened(untrusted: bytes, raw_password: str | None) -> pikepdf.Pdf:
    """Open with the password, else without: one password is given for all documents of a call."""
    if raw_password:
        with suppress(pikepdf.PasswordError):
            return pikepdf.open(io.BytesIO(untrusted), password=raw_password, suppress_warnings=True)
    try:
        return pikepdf.open(io.BytesIO(untrusted), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise PasswordNeeded(_WRONG_PASSWORD if raw_password else _PASSWORD) from None


def must_be_whole(untrusted: bytes, pdf: pikepdf.Pdf) -> None:
    """Let no document pass that was cut off: a copy of what is left would be taken for the whole of it.

    Raises:
        DamagedFile: qpdf had to search for the objects, and the file does not end as a PDF does.
    """
    if pdf.get_warnings() and b"%%EOF" not in untrusted.rstrip(b"\0\t\n\f\r ")[-_TAIL_BYTES:]:
        raise DamagedFile(_CUT)


@contextmanager
def open_pdfium(untrusted: bytes, raw_password: str | None = None) -> Iterator[pdfium.PdfDocument]:
    """Open with pdfium; PasswordNeeded, DamagedFile."""
    with damage():
        document = _in_pdfium(untrusted, raw_password)
        try:
            yield document
        finally:
            document.close()


def _in_pdfium(untrusted: bytes, raw_password: str | None) -> pdfium.PdfDocument:
    """Open with the password, else without."""
    try:
        return pdfium.PdfDocument(untrusted, password=raw_password)
    except pdfium.PdfiumError as exc:
        if getattr(exc, "err_code", None) != raw.FPDF_ERR_PASSWORD:
            raise DamagedFile(_DAMAGED) from None
        if raw_password:
            return _in_pdfium(untrusted, None)
        raise PasswordNeeded(_PASSWORD) from None


@contextmanager
def damage() -> Iterator[None]:
    """Turn what parsers raise on broken bytes into our tree. The original errors quote the document: not chained."""
    try:
        yield
    except pikepdf.PasswordError:
        raise PasswordNeeded(_PASSWORD) from None
    except _CAUGHT:
        raise DamagedFile(_DAMAGED) from None
