"""The document that is read and burned: annotations and fields drawn into the pages, all else left behind."""

from __future__ import annotations

import contextlib
import io

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from maskmill.formats.pdf.opening import PAGE_LIMIT, open_pdf, open_pdfium
from maskmill.formats.pdf.rebuild import rebuild


def prepare(untrusted: bytes, raw_password: str | None = None, pages: int = PAGE_LIMIT) -> bytes:
    """Return the flattened, rebuilt document; the same bytes give the same result.

    Raises:
        PasswordNeeded, TooManyPages, DamagedFile.
    """
    with open_pdf(untrusted, raw_password, pages) as source:
        if not any("/Annots" in page.obj for page in source.pages):
            return rebuild(source)
        plain = _decrypted(source) if source.is_encrypted else untrusted
    with open_pdf(flatten(plain), None, pages) as flat:
        return rebuild(flat)


def _decrypted(source: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    source.save(out, encryption=False, deterministic_id=True)
    return out.getvalue()


def flatten(untrusted: bytes) -> bytes:
    """Return the document with visible annotations and form fields drawn into its pages by pdfium.

    A page that pdfium cannot flatten loses them: they are never copied into the result.
    """
    with open_pdfium(untrusted) as document:
        with contextlib.suppress(pdfium.PdfiumError):  # a broken form is drawn without its environment
            document.init_forms()
        for number in range(len(document)):
            page = document[number]
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
