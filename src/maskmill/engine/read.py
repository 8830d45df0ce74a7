"""Opening a document and reading everything in it, pixels too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from maskmill.domain.document import Box, Channel, Extracted, Segment, Word
from maskmill.engine.kit import Lens
from maskmill.engine.order import Source
from maskmill.errors import EmptyFile, EngineMissing
from maskmill.formats.wire import Identity, read_extracted, read_identity, read_rendered
from maskmill.ports.ocr import Ocr

OCR_DPI = 300
"""Below 300 dpi word boxes cut letters at line ends (measured: at 150 dpi one box in ten covers < 95 % of its word)."""

OCR_PAD_PT = 1.5
"""How far a box of pixels goes past the word that OCR saw: its edges are cut by a pixel or two (research: >= 2 px)."""

RENDER_BATCH = 12
"""Pages rendered in one jailed call: each call opens the document anew, and a 300 dpi page is about 8 MB."""


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of an OCR segment: where it stands in the segment's text, and where on the page."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read: `extracted` ends with one segment for each page that OCR read."""

    identity: Identity
    extracted: Extracted
    words: Mapping[int, tuple[SpokenWord, ...]] = field(default_factory=dict)  # OCR segment -> its words

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All texts, by index."""
        return self.extracted.segments


Tick = Callable[[int, int], None]


def silent(_done: int, _total: int) -> None:
    """Nobody asked for progress."""


def identify(lens: Lens, source: Source) -> Identity:
    """Say what the bytes are.

    Raises:
        EmptyFile, UnsupportedType, DamagedFile, PasswordNeeded, TooManyPages.
    """
    if not source.untrusted_bytes:
        raise EmptyFile("The file is empty; send one with content")
    reply = lens.sandbox.run(
        "identify",
        [source.untrusted_bytes],
        {"password": source.raw_password, "pages": lens.limits.pages},
        lens.limits,
    )
    return read_identity(reply.untrusted_fields)


def extract(lens: Lens, kind: str, untrusted_bytes: bytes, raw_password: str | None, tick: Tick = silent) -> Extracted:
    """Read every channel that is text."""
    reply = lens.sandbox.run(
        f"{kind}.extract",
        [untrusted_bytes],
        {"password": raw_password, "pages": lens.limits.pages, "page_pixels": lens.limits.pixels},
        lens.limits,
        tick,
    )
    return read_extracted(kind, reply.untrusted_fields)


def read(lens: Lens, source: Source, tick: Tick = silent) -> Reading:
    """Read every channel of a document.

    Raises:
        EngineMissing: pixels on a page may hold text, and no OCR engine is installed.
        And what `identify` raises.
    """
    identity = identify(lens, source)
    extracted = extract(lens, identity.kind, source.untrusted_bytes, source.raw_password, tick)
    wanted = [page.number for page in extracted.pages if page.needs_ocr]
    if not wanted:
        return Reading(identity, extracted)
    segments = list(extracted.segments)
    words: dict[int, tuple[SpokenWord, ...]] = {}
    for page, heard in read_pixels(lens, source.untrusted_bytes, wanted, source.raw_password, tick):
        segment, spoken = lay_out(page, heard)
        words[len(segments)] = spoken
        segments.append(segment)
    return Reading(identity, replace(extracted, segments=tuple(segments)), words)


def read_pixels(
    lens: Lens, untrusted_pdf: bytes, pages: Sequence[int], raw_password: str | None = None, tick: Tick = silent
) -> Iterator[tuple[int, Sequence[Word]]]:
    """Yield each page's number with the words that OCR sees on it."""
    ocr = _engine(lens)
    for first in range(0, len(pages), RENDER_BATCH):
        batch = pages[first : first + RENDER_BATCH]
        reply = lens.sandbox.run(
            "pdf.render",
            [untrusted_pdf],
            {"password": raw_password, "pages": list(batch), "dpi": OCR_DPI, "page_pixels": lens.limits.pixels},
            lens.limits,
        )
        for done, (page, untrusted_png) in enumerate(zip(batch, read_rendered(reply, batch), strict=True), first + 1):
            yield page, ocr.read(untrusted_png, OCR_DPI)
            tick(done, len(pages))


def _engine(lens: Lens) -> Ocr:
    """Return the OCR engine; EngineMissing when there is none."""
    if lens.ocr is None:
        raise EngineMissing(
            "The document has pictures that may hold text, and no OCR engine is installed; install tesseract-ocr"
        )
    return lens.ocr


def lay_out(page: int, heard: Sequence[Word]) -> tuple[Segment, tuple[SpokenWord, ...]]:
    """Join words to a text, a new line where the next word stands lower, and remember where each one is."""
    parts: list[str] = []
    spoken: list[SpokenWord] = []
    at = 0
    previous: Word | None = None
    for word in heard:
        if previous is not None:
            lower = word.box.y0 > (previous.box.y0 + previous.box.y1) / 2
            parts.append("\n" if lower else " ")
            at += 1
        parts.append(word.text)
        spoken.append(SpokenWord(at, at + len(word.text), word.box))
        at += len(word.text)
        previous = word
    return Segment(Channel.OCR, page, "".join(parts)), tuple(spoken)


def padded(box: Box) -> Box:
    """Return a word's box with the pixels around it that belong to its letters."""
    return Box(box.x0 - OCR_PAD_PT, box.y0 - OCR_PAD_PT, box.x1 + OCR_PAD_PT, box.y1 + OCR_PAD_PT)
