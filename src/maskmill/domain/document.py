"""What extraction gives back: the text of a document, channel by channel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """Where in a document a text stands."""

    PAGE = "page"  # drawn as text on a page, visible or not
    OCR = "ocr"  # pixels, read by an OCR engine
    ANNOTATION = "annotation"
    FORM = "form"
    METADATA = "metadata"
    OUTLINE = "outline"
    STRUCTURE = "structure"
    ATTACHMENT = "attachment"
    SCRIPT = "script"
    HIDDEN = "hidden"  # anything else that a reader does not see
    TEXT = "text"  # the whole of a plain text


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top left, as the page is displayed."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One text of one channel. `page` counts from 1; 0 is the document itself."""

    channel: Channel
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class PageInfo:
    """The size of a page in points as displayed, and whether pixels or undecodable glyphs on it may hold text."""

    number: int
    width: float
    height: float
    needs_ocr: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word that OCR read, with its box and the engine's confidence (0..1)."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Extracted:
    """Everything readable in a document. Findings name a segment by its index in `segments`."""

    kind: str
    pages: tuple[PageInfo, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to remove: a span of a segment, and the label that its box or gap shows ("" for none)."""

    segment: int
    start: int
    end: int
    label: str
