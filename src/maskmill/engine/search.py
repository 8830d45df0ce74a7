"""Letting other engines search an output for what was removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maskmill.domain.document import Box
from maskmill.engine.decide import Removed
from maskmill.engine.kit import Mill
from maskmill.engine.read import lay_out, padded, read_pixels
from maskmill.engine.remove import Cut, box_rows
from maskmill.errors import EngineMissing
from maskmill.formats.wire import Residue, read_verdict


@dataclass(frozen=True, slots=True)
class Search:
    """What the readers of an output found, who they were, and where on a page OCR saw it."""

    residue: tuple[Residue, ...]
    engines: tuple[tuple[str, str], ...]
    sightings: tuple[tuple[int, Box], ...] = ()


def search(mill: Mill, kind: str, cut: Cut, gone: Removed, pixel_pages: Sequence[int]) -> Search:
    """Search an output with the format's own verification in a fresh jail, poppler, and OCR on pages with pixels.

    Raises:
        EngineMissing: there are pages with pixels and no OCR engine.
    """
    reply = mill.sandbox.run(
        f"{kind}.verify",
        [cut.unproven],
        {**gone.parameters(), "boxes": box_rows(cut.boxes), "pages_touched": list(cut.pages_touched)},
        mill.limits,
    )
    verdict = read_verdict(reply.untrusted_fields, max(len(gone), 1))
    if kind != "pdf":
        return Search(verdict.residue, verdict.engines)
    residue, engines = list(verdict.residue), list(verdict.engines)
    if (found := _by_poppler(mill, cut.unproven, gone)) is not None:
        residue += found
        engines.append(("poppler", "pdftotext"))
    sightings: list[tuple[int, Box]] = []
    if pixel_pages and gone:
        seen = list(_by_ocr(mill, cut.unproven, gone, pixel_pages))
        residue += (Residue(page, "ocr", "ocr", needle) for page, needle, _ in seen)
        sightings = [(page, box) for page, _, boxes in seen for box in boxes]
        engines += [(mill.ocr.name, mill.ocr.version)] if mill.ocr else []
    return Search(tuple(residue), tuple(engines), tuple(sightings))


def _by_poppler(mill: Mill, unproven: bytes, gone: Removed) -> list[Residue] | None:
    """Search poppler's text in reading order and in drawing order; None when it is not installed."""
    needles = gone.needles()
    found: list[Residue] = []
    for order in ([], ["-raw"]):
        try:
            untrusted_text = mill.sandbox.execute(
                "pdftotext", [*order, "-enc", "UTF-8", "-", "-"], unproven, mill.limits
            )
        except EngineMissing:
            return None
        for page, text in enumerate(untrusted_text.decode("utf-8", "replace").split("\f"), 1):
            found += (Residue(page, "page", "poppler", needle) for needle in needles.find(text))
    return found


def _by_ocr(mill: Mill, unproven: bytes, gone: Removed, pages: Sequence[int]) -> Iterable[tuple[int, int, list[Box]]]:
    """Yield page, needle and boxes of what OCR still reads, with the errors of OCR allowed."""
    needles = gone.needles()
    for page, heard in read_pixels(mill, unproven, pages):
        segment, words = lay_out(page, heard)
        for start, end, needle in needles.close(segment.text):
            yield page, needle, [padded(word.box) for word in words if word.start < end and start < word.end]
