"""The `Ocr` port over tesseract, which runs in the jail: picture in, a table of words out.

At 300 dpi its boxes cover 99.5 % of the words' width, at 150 dpi 90 %: ask for 300. The table comes from a program
that has read a stranger's pixels, so that every cell is checked.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from functools import cached_property

from maskmill.domain.document import Box, Word
from maskmill.errors import EngineMissing, InvalidRequest, ParserCrashed, Unreadable
from maskmill.ports.sandbox import Limits, Sandbox

POINTS_PER_INCH = 72
SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin"
COLUMNS = ("level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height")
HEADER = "\t".join((*COLUMNS, "conf", "text"))
WORD_LEVEL = "5"
MAX_WORDS = 200_000
MAX_WORD_CHARS = 1_000
MAX_PIXELS_A_SIDE = 200_000
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
SPARSE_BELOW = 40
"""Words: a page with fewer is read a second time, which takes little for a page with little on it."""
LANGUAGE = re.compile(r"[A-Za-z_]{2,20}(\+[A-Za-z_]{2,20})*")
VERSION = re.compile(rb"tesseract v?(\d+(?:\.\d+){1,3})")
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_CONFIDENCE = re.compile(r"-?\d{1,3}(\.\d{1,9})?", re.ASCII)


class Tesseract:
    """Reads words with tesseract 4 or newer (LSTM): whole pages however they lie, and sparse ones once more.

    Page segmentation mode 1 turns a page first; it needs the data for orientation (osd), else it is mode 3. Mode 11
    finds words that stand alone, which the others take for no text.
    """

    name = "tesseract"

    def __init__(self, sandbox: Sandbox, languages: str = "eng", limits: Limits | None = None) -> None:
        """Read in `languages` ("eng", "eng+deu"); InvalidRequest when they are no such list."""
        if not LANGUAGE.fullmatch(languages):
            raise InvalidRequest('OCR languages look like "eng" or "eng+deu".')
        self._sandbox = sandbox
        self._languages = languages
        self._limits = limits or Limits(output_bytes=64 << 20)

    @cached_property
    def version(self) -> str:
        """The version that the program says it has; EngineMissing when it is not installed."""
        found = VERSION.search(self._sandbox.execute("tesseract", ["--version"], b"", self._limits))
        if found is None:
            raise EngineMissing("tesseract does not say its version; install tesseract-ocr 4 or newer.")
        return found[1].decode("ascii")

    def read(self, untrusted_png: bytes, dpi: int) -> Sequence[Word]:
        """Return the words in reading order; Unreadable for anything but a PNG, and what the sandbox raises."""
        if not untrusted_png.startswith(PNG_SIGNATURE):
            raise Unreadable("OCR reads PNG pictures only.")
        found = self._read(untrusted_png, dpi, self._whole_page)
        if len(found) >= SPARSE_BELOW:
            return found
        more = self._read(untrusted_png, dpi, "11")
        return (*found, *(word for word in more if not any(_same(word, other) for other in found)))

    def _read(self, untrusted_png: bytes, dpi: int, mode: str) -> tuple[Word, ...]:
        arguments = ["stdin", "stdout", "-l", self._languages, "--psm", mode, "--dpi", str(dpi), "tsv"]
        return tuple(words(self._sandbox.execute("tesseract", arguments, untrusted_png, self._limits), dpi))

    @cached_property
    def _whole_page(self) -> str:
        """The mode for whole pages."""
        listed = self._sandbox.execute("tesseract", ["--list-langs"], b"", self._limits)
        return "1" if b"osd" in listed.split() else "3"


def _same(a: Word, b: Word) -> bool:
    """Say whether two readings are the same word at the same place."""
    return (
        a.text == b.text and a.box.x0 < b.box.x1 and b.box.x0 < a.box.x1 and a.box.y0 < b.box.y1 and b.box.y0 < a.box.y1
    )


def find_tesseract(sandbox: Sandbox, languages: str = "eng") -> Tesseract | None:
    """Return the engine when it is installed, else None. Nothing is started yet: the first page pays for that."""
    is_installed = shutil.which("tesseract", path=SEARCH_PATH) is not None
    return Tesseract(sandbox, languages) if is_installed else None


def words(untrusted_tsv: bytes, dpi: int) -> Iterator[Word]:
    """Yield the words of tesseract's TSV table; ParserCrashed when it is not one."""
    try:
        header, *rows = untrusted_tsv.decode("utf-8").split("\n")
    except UnicodeDecodeError as exc:
        raise _broken() from exc
    if header != HEADER or len(rows) > MAX_WORDS:
        raise _broken()
    for row in rows:
        if row.startswith(WORD_LEVEL + "\t"):
            yield from _word(row.split("\t"), POINTS_PER_INCH / dpi)


def _word(cells: list[str], points_a_pixel: float) -> Iterator[Word]:
    """Yield the word of a row, when it holds more than blanks."""
    if len(cells) != len(COLUMNS) + 2 or len(cells[-1]) > MAX_WORD_CHARS:
        raise _broken()
    left, top, width, height = (_whole(cell) for cell in cells[6:10])
    confidence = _confidence(cells[10])
    text = cells[11].strip()
    if text:
        edges = (left, top, left + width, top + height)
        yield Word(text, Box(*(edge * points_a_pixel for edge in edges)), confidence)


def _whole(cell: str) -> int:
    if not _WHOLE.fullmatch(cell) or int(cell) > MAX_PIXELS_A_SIDE:
        raise _broken()
    return int(cell)


def _confidence(cell: str) -> float:
    """Return percent as 0..1."""
    if not _CONFIDENCE.fullmatch(cell):
        raise _broken()
    return min(max(float(cell) / 100, 0.0), 1.0)


def _broken() -> ParserCrashed:
    return ParserCrashed("tesseract answered with something that is no table of words; the picture was not used.")
