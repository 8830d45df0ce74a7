"""Opening untrusted PDF with qpdf and with pdfium, and saying in our own errors why it failed."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

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
_PASSWORD = "The PDF needs a password: give it with --password-file."  # noqa: S105 - a sentence


@contextmanager
def open_pdf(untrusted: bytes, raw_password: str | None = None, pages: int = PAGE_LIMIT) -> Iterator[pikepdf.Pdf]:
    """Open with qpdf, which repairs what it can.

    Whatever the parsers raise while the document is open is turned into DamagedFile.

    Raises:
        PasswordNeeded, TooManyPages, DamagedFile.
    """
    with damage(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pikepdf.open(
            io.BytesIO(untrusted), password=raw_password or "", suppress_warnings=True, attempt_recovery=True
        ) as pdf:
            count = len(pdf.pages)
            if count > pages:
                raise TooManyPages(f"The PDF has more than {pages} pages; split it, or raise the limit.")
            if not count:
                raise DamagedFile("The PDF has no page that can be read; export it again from its source.")
            yield pdf


@contextmanager
def open_pdfium(untrusted: bytes, raw_password: str | None = None) -> Iterator[pdfium.PdfDocument]:
    """Open with pdfium; PasswordNeeded, DamagedFile."""
    with damage():
        try:
            document = pdfium.PdfDocument(untrusted, password=raw_password)
        except pdfium.PdfiumError as exc:
            if getattr(exc, "err_code", None) == raw.FPDF_ERR_PASSWORD:
                raise PasswordNeeded(_PASSWORD) from None
            raise DamagedFile(_DAMAGED) from None
        try:
            yield document
        finally:
            document.close()


@contextmanager
def damage() -> Iterator[None]:
    """Turn what parsers raise on broken bytes into our tree. The original errors quote the document: not chained."""
    try:
        yield
    except pikepdf.PasswordError:
        raise PasswordNeeded(_PASSWORD) from None
    except _CAUGHT:
        raise DamagedFile(_DAMAGED) from None
