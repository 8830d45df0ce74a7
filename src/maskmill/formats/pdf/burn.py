"""Take text, pixels and lines out of a PDF. The only module that imports PyMuPDF, so that it can be replaced.

MuPDF removes the glyphs that our geometry names; pictures are blanked by us, and by MuPDF again; the result is written
into a new file, read again, and what is still there is removed with larger squares.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pikepdf
import pymupdf

from maskmill.domain.redact.needles import Needles
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.pdf.blank import Blanks
from maskmill.formats.pdf.boxes import draw_boxes
from maskmill.formats.pdf.content import read_content
from maskmill.formats.pdf.legible import has_outlines
from maskmill.formats.pdf.opening import damage, open_pdf, open_pdfium
from maskmill.formats.pdf.pictures import has_inline_pictures, placements
from maskmill.formats.pdf.plan import Drawn, PagePlan, plan
from maskmill.formats.pdf.prepare import prepare
from maskmill.formats.pdf.rebuild import rebuild, save
from maskmill.formats.pdf.sample import sample
from maskmill.formats.pdf.sheet import extras
from maskmill.formats.pdf.thin import thin_fonts
from maskmill.formats.pdf.unseen import find_unseen, silence
from maskmill.formats.pdf.view import Rect

pymupdf.TOOLS.mupdf_display_errors(on=False)  # type: ignore[no-untyped-call] # PyMuPDF has no types
pymupdf.TOOLS.mupdf_display_warnings(on=False)  # type: ignore[no-untyped-call] # PyMuPDF has no types
_REDACT = vars(pymupdf)  # its constants are made at import, which type checkers do not see

_NO_LIMIT = 1_000_000
_ROUNDS = 2
"""How often the result is read again for needles that are left."""

Areas = Mapping[int, Sequence[Rect]]
"""Rectangles of user space by page number."""


def burn(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return the burned document, where boxes were drawn, and which pages changed.

    Raises:
        PasswordNeeded, DamagedFile.
    """
    prepared = prepare(untrusted_inputs[0], read.optional_text(parameters, "password"), _NO_LIMIT)
    marks, needles = read.marks(parameters), read.needles(parameters)
    progress(0, 4)
    with open_pdfium(prepared) as document:
        plans, segments = plan(document, marks, read.boxes(parameters), needles)
    progress(1, 4)
    unseen_marks = {mark.segment - segments for mark in marks if mark.segment >= segments}
    burned = _remove(_blanked(prepared, plans, needles, unseen_marks), plans)
    progress(2, 4)
    for _ in range(_ROUNDS if needles else 0):
        with open_pdfium(burned) as document:
            left, _segments = plan(document, (), (), needles, whole=True)
        if not left:
            break
        burned = _remove(burned, left)
        _join(plans, left)
    progress(3, 4)
    return Output({"boxes": _rows(plans), "pages_touched": sorted(plans)}, (_finished(burned, plans),))


def _blanked(prepared: bytes, plans: Mapping[int, PagePlan], needles: Needles, unseen_marks: set[int]) -> bytes:
    """Blank pictures under the boxes, and silence patterns and masks whose text is to go."""
    blanks = Blanks()
    with open_pdf(prepared, None, _NO_LIMIT) as pdf:
        for number, made in plans.items():
            page = pdf.pages[number - 1].obj
            view = made.view
            blanks.in_page(placements(page, view.shown, view.turned), [item.rect for item in made.drawn])
            under = extras(page, view) if made.under else []
            for box in made.under:
                for extra in under:
                    if extra.box.y0 <= (box.y0 + box.y1) / 2 <= extra.box.y1:
                        blanks.below_page(extra, box.x0, box.y0, box.x1, box.y1)
        blanks.apply()
        for index, item in enumerate(find_unseen(pdf)):
            if index in unseen_marks or needles.find(item.text):
                silence(pdf, item.stream)
        return save(pdf)


def _remove(document: bytes, plans: Mapping[int, PagePlan]) -> bytes:
    """Remove glyphs, then all that stands in given boxes, then inline pictures under text; return a rebuilt file."""
    document = _redact(document, {number: made.glyphs for number, made in plans.items()}, text=True)
    document = _redact(document, {number: made.areas for number, made in plans.items()}, text=True, pixels=True)
    inline = _pages_with_inline_pictures(document, plans)
    document = _redact(
        document, {number: [item.rect for item in plans[number].drawn] for number in inline}, pixels=True
    )
    with open_pdf(document, None, _NO_LIMIT) as pdf:
        return rebuild(pdf)


def _redact(document: bytes, areas: Areas, *, text: bool = False, pixels: bool = False) -> bytes:
    """Let MuPDF remove what lies in the areas; lines go only on pages that draw letters as outlines."""
    areas = {number: rects for number, rects in areas.items() if rects}
    if not areas:
        return document
    outlined: set[int] = set()
    with open_pdf(document, None, _NO_LIMIT) as pdf:
        for number, rects in areas.items():
            page = pdf.pages[number - 1].obj
            page["/Annots"] = pikepdf.Array([pdf.make_indirect(_annotation(rects))])
            if pixels and text and has_outlines(page):
                outlined.add(number)
        marked = save(pdf)
    with damage():
        return _apply(marked, sorted(areas), outlined, text=text, pixels=pixels)


def _apply(document: bytes, pages: Sequence[int], outlined: set[int], *, text: bool, pixels: bool) -> bytes:
    texts = _REDACT["PDF_REDACT_TEXT_REMOVE"] if text else _REDACT["PDF_REDACT_TEXT_NONE"]
    images = _REDACT["PDF_REDACT_IMAGE_PIXELS"] if pixels else _REDACT["PDF_REDACT_IMAGE_NONE"]
    with pymupdf.open(stream=document, filetype="pdf") as opened:  # type: ignore[no-untyped-call] # as above
        for number in pages:
            lines = (
                _REDACT["PDF_REDACT_LINE_ART_REMOVE_IF_TOUCHED"]
                if number in outlined
                else _REDACT["PDF_REDACT_LINE_ART_NONE"]
            )
            opened[number - 1]._apply_redactions(texts, images, lines)  # noqa: SLF001 - the public one draws too
        done: bytes = opened.tobytes(garbage=0)
        return done


def _annotation(rects: Sequence[Rect]) -> pikepdf.Dictionary:
    """Return one redaction annotation for many rectangles (ISO 32000-1, 12.5.6.23)."""
    quads: list[float] = []
    for left, bottom, right, top in rects:
        quads += [left, top, right, top, left, bottom, right, bottom]
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Redact,
        Rect=pikepdf.Array([
            min(rect[0] for rect in rects), min(rect[1] for rect in rects),
            max(rect[2] for rect in rects), max(rect[3] for rect in rects),
        ]),
        QuadPoints=pikepdf.Array(quads),
    )  # fmt: skip


def _pages_with_inline_pictures(document: bytes, plans: Mapping[int, PagePlan]) -> list[int]:
    with open_pdf(document, None, _NO_LIMIT) as pdf:
        pages = pdf.pages
        return [number for number in plans if has_inline_pictures(read_content(pages[number - 1].obj))]


def _join(plans: dict[int, PagePlan], more: Mapping[int, PagePlan]) -> None:
    """Add the boxes of a later round."""
    for number, made in more.items():
        plans.setdefault(number, PagePlan(made.view)).drawn.extend(
            Drawn(item.rect, item.label, None) for item in made.drawn
        )


def _finished(document: bytes, plans: Mapping[int, PagePlan]) -> bytes:
    with open_pdf(document, None, _NO_LIMIT) as pdf:
        thin_fonts(pdf)
        draw_boxes(pdf, plans)
        return save(pdf)


def _rows(plans: Mapping[int, PagePlan]) -> list[dict[str, object]]:
    """Return the boxes as displayed."""
    rows: list[dict[str, object]] = []
    for number in sorted(plans):
        view = plans[number].view
        for item in plans[number].drawn:
            box = view.display(item.rect)
            rows.append({"mark": item.mark, "page": number, "box": [box.x0, box.y0, box.x1, box.y1]})
    return rows


def warm() -> None:
    """Do the work once on a tiny document: the jail forks from a process that has loaded everything."""
    mark = {"segment": 0, "start": 0, "end": 3, "label": "X"}
    box = {"page": 1, "box": [10.0, 10.0, 90.0, 60.0], "label": ""}
    burn([sample()], {"marks": [mark], "boxes": [box], "needles": ["sample"]}, lambda _done, _total: None)
