"""The document that is read and burned: annotations and fields drawn into the pages, all else left behind."""

from __future__ import annotations

import contextlib
import io

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from maskmill.formats.pdf.opening import PAGE_LIMIT, open_pdf, open_pdfium
from maskmill.formats.pdf.rebuild import inherited, rebuild, rectangle
from maskmill.formats.pdf.view import Rect

_NO_SHOW = 0b100010
"""Flags of annotations that are hidden, or not viewed (ISO 32000-1, table 165)."""
_GLANCE = 0.02
"""Pixels a point."""
_BOXES = ("/MediaBox", "/CropBox")
_NEVER_DRAWN = (pikepdf.Name.Link, pikepdf.Name.Popup)


def prepare(untrusted: bytes, raw_password: str | None = None, pages: int = PAGE_LIMIT) -> bytes:
    """Return the flattened, rebuilt document; the same bytes give the same result.

    Raises:
        PasswordNeeded, TooManyPages, DamagedFile.
    """
    with open_pdf(untrusted, raw_password, pages) as source:
        if not any("/Annots" in page.obj for page in source.pages):
            return rebuild(source)
        if _is_drawn(source):
            source.flatten_annotations("screen")  # qpdf: as ISO 32000-1, 12.5.5 says, matrices too
            return rebuild(source)
        plain = _decrypted(source) if source.is_encrypted else untrusted
        boxes = [[(key, rectangle(inherited(page.obj, key))) for key in _BOXES] for page in source.pages]
    with open_pdf(flatten(plain), None, pages) as flat:
        for page, kept in zip(flat.pages, boxes, strict=True):
            _set_boxes(page.obj, kept)
        return rebuild(flat)


def _set_boxes(page: pikepdf.Object, boxes: list[tuple[str, Rect | None]]) -> None:
    """Give a page its boxes back: pdfium's flattening makes some pages Letter."""
    for key, box in boxes:
        if box:
            page[key] = pikepdf.Array([*box])
        elif key in page:
            del page[key]


def _is_drawn(source: pikepdf.Pdf) -> bool:
    """Say whether every annotation that shows has a picture of itself, so that no engine has to invent one."""
    form = source.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and bool(form.get("/NeedAppearances", 0)):
        return False
    return all(_has_look(item) for page in source.pages for item in _annotations(page.obj))


def _annotations(page: pikepdf.Object) -> list[object]:
    listed = page.get("/Annots")
    return list(listed.as_list()) if isinstance(listed, pikepdf.Array) else []


def _has_look(item: object) -> bool:
    if not isinstance(item, pikepdf.Dictionary):
        return False
    looks = item.get("/AP")
    has_look = isinstance(looks, pikepdf.Dictionary) and isinstance(
        looks.get("/N"), pikepdf.Dictionary | pikepdf.Stream
    )
    flags = item.get("/F", 0)
    hidden = isinstance(flags, int) and bool(flags & _NO_SHOW)
    return has_look or hidden or item.get("/Subtype") in _NEVER_DRAWN


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
            page.render(scale=_GLANCE)  # drawing makes pdfium give looks to annotations without one
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            page.close()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
