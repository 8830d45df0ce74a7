"""Reading a result again with other engines; what cannot be proven clean is refused.

The proof of an output has four readers: the format's own verification in a fresh jail (pdfium, pdfminer, a walk over
every byte), poppler when it is installed, OCR wherever pixels are, and our own detection. A page with residue becomes
pixels with a verified text layer, once; then residue is a refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from maskmill.domain.policy import Policy
from maskmill.engine.certify import Proof, removed_types
from maskmill.engine.decide import Decided, Removed
from maskmill.engine.kit import Mill
from maskmill.engine.order import Order
from maskmill.engine.read import Reading, lay_out, read_pixels
from maskmill.engine.remove import Cut
from maskmill.engine.residual import search_again
from maskmill.errors import EngineMissing, ResidueFound
from maskmill.formats.wire import Residue, read_rasterised, read_verdict

PIXEL_DPI = 200
"""Resolution of a page that had to become pixels: OCR of it is as good as at 300 dpi (research), at half the size."""


@dataclass(frozen=True, slots=True)
class Search:
    """What the readers of an output found, and who they were."""

    residue: tuple[Residue, ...]
    engines: tuple[tuple[str, str], ...]


def prove(mill: Mill, reading: Reading, cut: Cut, decided: Decided, policy: Policy, order: Order) -> Proof:
    """Return the proof of a cut document.

    Raises:
        ResidueFound: a removed value is still there, and turning its page to pixels did not help.
        EngineMissing: pixels must be read and there is no OCR engine.
    """
    kind = reading.identity.kind
    gone = decided.gone()
    pixel_pages = tuple(page.number for page in reading.extracted.pages if page.needs_ocr)
    raster: tuple[int, ...] = ()
    if kind == "pdf" and order.mode == "pixels":
        raster = tuple(page.number for page in reading.extracted.pages)
        cut = _to_pixels(mill, cut, raster, gone)
    search = _search(mill, kind, cut, gone, sorted({*pixel_pages, *raster}))
    if search.residue and kind == "pdf":
        raster = tuple(sorted({*raster, *_pages_with(search.residue, cut)}))
        cut = _to_pixels(mill, cut, raster, gone)
        search = _search(mill, kind, cut, gone, sorted({*pixel_pages, *raster}))
    if search.residue:
        raise ResidueFound(_explain(search.residue))
    again = search_again(mill, kind, cut.unproven, removed_types(policy))
    return Proof(
        output=cut.unproven,
        media_type=reading.identity.media_type,
        pages=reading.identity.pages,
        pixel_pages=raster,
        engines=search.engines,
        values_checked=len(gone),
        residual=again.by_type(),
        detector=again.detector,
    )


def _search(mill: Mill, kind: str, cut: Cut, gone: Removed, pixel_pages: Sequence[int]) -> Search:
    """Let every reader search the output."""
    boxes = [{"page": box.page, "box": [box.box.x0, box.box.y0, box.box.x1, box.box.y1]} for box in cut.boxes]
    reply = mill.sandbox.run(
        f"{kind}.verify",
        [cut.unproven],
        {**gone.parameters(), "boxes": boxes, "pages_touched": list(cut.pages_touched)},
        mill.limits,
    )
    verdict = read_verdict(reply.untrusted_fields, len(gone))
    if kind != "pdf":
        return Search(verdict.residue, verdict.engines)
    needles = gone.needles()
    residue, engines = list(verdict.residue), list(verdict.engines)
    if (text := _by_poppler(mill, cut.unproven)) is not None:
        engines.append(("poppler", "pdftotext"))
        for page, words in enumerate(text.split("\f"), 1):
            residue += (Residue(page, "page", "poppler", index) for index in needles.find(words))
    if pixel_pages:
        engines.append((mill.ocr.name, mill.ocr.version) if mill.ocr else ("none", ""))
        for page, heard in read_pixels(mill, cut.unproven, pixel_pages):
            segment, _ = lay_out(page, heard)
            residue += (Residue(page, "ocr", "ocr", index) for _, _, index in needles.close(segment.text))
    return Search(tuple(residue), tuple(engines))


def _by_poppler(mill: Mill, unproven: bytes) -> str | None:
    """Return poppler's text of the output, pages apart by form feeds; None when it is not installed."""
    try:
        untrusted_text = mill.sandbox.execute("pdftotext", ["-enc", "UTF-8", "-", "-"], unproven, mill.limits)
    except EngineMissing:
        return None
    return untrusted_text.decode("utf-8", "replace")


def _pages_with(residue: Sequence[Residue], cut: Cut) -> set[int]:
    """Return the pages to turn to pixels: residue of the document as a whole may come from any touched page."""
    pages = {item.page for item in residue if item.page}
    return pages if all(item.page for item in residue) else pages | set(cut.pages_touched)


def _to_pixels(mill: Mill, cut: Cut, pages: Sequence[int], gone: Removed) -> Cut:
    """Turn pages to pixels with a text layer that holds no removed value."""
    boxes = [{"page": box.page, "box": [box.box.x0, box.box.y0, box.box.x1, box.box.y1]} for box in cut.boxes]
    reply = mill.sandbox.run(
        "pdf.rasterise",
        [cut.unproven],
        {
            "pages": list(pages),
            "boxes": boxes,
            **gone.parameters(),
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
