"""Reading a result again with other engines; what cannot be proven clean is refused.

What OCR still sees is burned once more. A page that then holds residue becomes pixels with a verified text layer, once;
then residue is a refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maskmill.domain.document import Extracted
from maskmill.domain.policy import Policy
from maskmill.engine.certify import Proof, removed_types
from maskmill.engine.decide import Decided, Removed
from maskmill.engine.kit import Mill
from maskmill.engine.order import Order
from maskmill.engine.read import Reading, extract
from maskmill.engine.remove import Cut, box_rows, cut_again
from maskmill.engine.residual import search_again
from maskmill.engine.search import Search, search
from maskmill.errors import ResidueFound
from maskmill.formats.wire import BurnedBox, Residue, read_rasterised

PIXEL_DPI = 200
"""Resolution of a page that had to become pixels: OCR of it is as good as at 300 dpi (research), at half the size."""


def prove(mill: Mill, reading: Reading, cut: Cut, decided: Decided, policy: Policy, order: Order) -> Proof:
    """Return the proof of a cut document.

    Raises:
        ResidueFound: a removed value is still there, and turning its page to pixels did not help.
        EngineMissing: pixels must be read and there is no OCR engine.
    """
    kind, gone = reading.identity.kind, decided.gone()
    raster: tuple[int, ...] = ()
    if kind == "pdf" and order.mode == "pixels":
        raster = tuple(page.number for page in reading.extracted.pages)
        cut = _to_pixels(mill, cut, raster, gone)
    again, found = _read_again(mill, kind, cut, gone, raster)
    if found.sightings and not raster:
        cut = cut_again(mill, cut, found.sightings)
        again, found = _read_again(mill, kind, cut, gone, raster)
    if found.residue and kind == "pdf":
        raster = tuple(sorted({*raster, *_pages_with(found.residue, cut)}))
        seen = tuple(BurnedBox(None, page, box) for page, box in found.sightings)
        cut = _to_pixels(mill, replace(cut, boxes=cut.boxes + seen), raster, gone)
        again, found = _read_again(mill, kind, cut, gone, raster)
    if found.residue:
        raise ResidueFound(_explain(found.residue))
    residual = search_again(mill, again.segments, removed_types(policy))
    return Proof(
        output=cut.unproven,
        media_type=reading.identity.media_type,
        pages=reading.identity.pages,
        pixel_pages=raster,
        engines=found.engines,
        values_checked=len(gone),
        residual=residual.by_type(),
        detector=residual.detector,
    )


def _read_again(
    mill: Mill, kind: str, cut: Cut, gone: Removed, raster: Sequence[int]
) -> tuple[Extracted, Search]:  # fmt: skip
    """Open the output like any document, and let every reader search it."""
    is_bare = kind == "text" and not cut.unproven  # a text that was nothing but its findings
    again = Extracted(kind, (), ()) if is_bare else extract(mill, kind, cut.unproven, None)
    pixels = sorted({*raster, *(page.number for page in again.pages if page.needs_ocr)})
    return again, search(mill, kind, cut, gone, pixels)


def _pages_with(residue: Sequence[Residue], cut: Cut) -> set[int]:
    """Return the pages to turn to pixels: residue of the document as a whole may come from any touched page."""
    pages = {item.page for item in residue if item.page}
    return pages if all(item.page for item in residue) else pages | set(cut.pages_touched)


def _to_pixels(mill: Mill, cut: Cut, pages: Sequence[int], gone: Removed) -> Cut:
    """Turn pages to pixels with a text layer that holds no removed value."""
    if not pages:
        return cut
    reply = mill.sandbox.run(
        "pdf.rasterise",
        [cut.unproven],
        {
            **gone.parameters(),
            "pages": list(pages),
            "boxes": box_rows(cut.boxes),
            "dpi": PIXEL_DPI,
            "page_pixels": mill.limits.pixels,
        },
        mill.limits,
    )
    return replace(cut, unproven=read_rasterised(reply))


def _explain(residue: Sequence[Residue]) -> str:
    """Say where residue is, and what can be done; never what it says."""
    places = sorted({f"{'the document' if not item.page else f'page {item.page}'} ({item.engine})" for item in residue})
    more = f" and {len(places) - 3} more places" if len(places) > 3 else ""  # noqa: PLR2004 - as many as fit a sentence
    return (
        f"A removed value is still readable in {', '.join(places[:3])}{more}; "
        "try --mode pixels, or remove that part from the document"
    )
