"""Text as detectors read it: one form for what looks alike, with an exact way back to the source.

The form is NFKC (UAX #15) with invisible characters gone, every kind of space, dash and apostrophe made plain, foreign
decimal digits made ASCII, and words that a line break hyphenates joined. Offsets count code points. Time is linear.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

MARKS_LIMIT = 30
"""A longer run of combining marks is not composed: sorting it would take quadratic time (UAX #15, stream-safe text)."""

_INVISIBLE = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x061C, 0x061C),
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),  # zero width, direction marks
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xE0000, 0xE0FFF),  # tags, more variation selectors
)
_PLAIN = {
    **dict.fromkeys(map(chr, (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D)), "-"),
    **dict.fromkeys(map(chr, (0x2018, 0x2019, 0x201B, 0x02BC, 0xFF07)), "'"),
    **dict.fromkeys(map(chr, (0x2028, 0x2029, 0x0085)), "\n"),
    **dict.fromkeys(map(chr, (0x1680, 0x001F, 0x001E, 0x001D, 0x001C)), " "),
}
_JAMO = range(0x1160, 0x1200)  # vowels and finals join the consonant before them
_HYPHENATED = re.compile(r"-[ \t]{0,80}\r?\n[ \t]{0,80}(?=[^\W\d_])")
_BREAK_REACH = 170
"""What `_HYPHENATED` reads at most, in characters."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SEPARATORS = "\x1c\x1d\x1e\x1f"


@dataclass(frozen=True, slots=True)
class _Map:
    """Where each piece of a changed text comes from; a piece that is not `even` stands for its source as a whole."""

    starts: list[int]  # in the changed text
    sources: list[tuple[int, int, bool]]  # source start, source end, even

    def back(self, start: int, end: int) -> tuple[int, int]:
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.starts, at) - 1
        start, end, even = self.sources[index]
        if not even:
            return start, end
        place = start + at - self.starts[index]
        return place, place + 1


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in detection form. Empty `_maps` mean that nothing was changed."""

    text: str
    _maps: tuple[_Map, ...] = field(default=(), repr=False)

    @property
    def is_source(self) -> bool:
        """Whether offsets are those of the source."""
        return not self._maps

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest span of the source that the characters [start, end) came from; IndexError outside."""
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"not a span of {len(self.text)} characters: {start}..{end}")
        for item in reversed(self._maps):
            start, end = item.back(start, end)
        return start, end


def normalise(text: str) -> Normalised:
    """Return the text in detection form; never raises, lone surrogates are kept."""
    folded, first = _fold(text)
    joined, second = _join(folded)
    return Normalised(joined, tuple(item for item in (first, second) if item is not None))


class _Writer:
    """Collects the pieces of a changed text and where they came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.sources: list[tuple[int, int, bool]] = []

    def write(self, piece: str, start: int, end: int, *, even: bool) -> None:
        if not piece:
            return
        self.parts.append(piece)
        self.starts.append(self.length)
        self.sources.append((start, end, even))
        self.length += len(piece)

    def done(self) -> tuple[str, _Map]:
        return "".join(self.parts), _Map(self.starts, self.sources)


def _fold(text: str) -> tuple[str, _Map | None]:
    """Change single characters and their combining marks; most texts hold none that needs it."""
    chars = set() if text.isascii() else set(_BEYOND_ASCII.findall(text))
    chars.update(filter(text.__contains__, _SEPARATORS))
    if not chars:
        return text, None
    specials = sorted(filter(_is_special, chars))
    if not specials:
        return text, None
    if all(_stays_one(char) for char in specials):
        for char in specials:
            text = text.replace(char, _fold_char(char))
        return text, None
    special = "".join(specials)
    writer = _Writer()
    done = 0
    for run in re.finditer(f"[{re.escape(special)}]+", text):
        start = run.start()
        if start > done and _joins(text[start]):
            start -= 1
        writer.write(text[done:start], done, start, even=True)
        _fold_run(text, start, run.end(), writer)
        done = run.end()
    writer.write(text[done:], done, len(text), even=True)
    return writer.done()


def _fold_run(text: str, start: int, end: int, writer: _Writer) -> None:
    """Fold a run cluster by cluster: a character with the marks that join it."""
    at = start
    while at < end:
        stop = at + 1
        while stop < end and _joins(text[stop]):
            stop += 1
        first, last, kept = _visible(text, at, stop)
        writer.write(_compose(kept), first, last, even=False)
        at = stop


def _visible(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return the cluster without its invisible characters, and the span from its first to its last visible one."""
    places = [at for at in range(start, end) if not _is_invisible(text[at])]
    if not places:
        return start, end, ""
    return places[0], places[-1] + 1, "".join(text[at] for at in places)


def _compose(cluster: str) -> str:
    plain = "".join(map(_fold_char, cluster))
    if len(plain) > MARKS_LIMIT:
        return plain
    return unicodedata.normalize("NFKC", plain)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """Return one character alone in detection form."""
    if char in _PLAIN:
        return _PLAIN[char]
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.decimal(char))
    return "".join(_PLAIN.get(part, part) for part in unicodedata.normalize("NFKC", char) if not _is_invisible(part))


@lru_cache(maxsize=4096)
def _is_special(char: str) -> bool:
    return _is_invisible(char) or _joins(char) or _fold_char(char) != char


@lru_cache(maxsize=4096)
def _stays_one(char: str) -> bool:
    """Whether one character takes its place, whatever stands before or behind it."""
    return not _joins(char) and len(_fold_char(char)) == 1


@lru_cache(maxsize=4096)
def _is_invisible(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _INVISIBLE)


@lru_cache(maxsize=4096)
def _joins(char: str) -> bool:
    """Whether a character may compose with the one before it (or vanishes, and lets the next one do so)."""
    if _is_invisible(char):
        return True
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first) in {"Mn", "Mc", "Me"} or ord(first) in _JAMO


def _join(text: str) -> tuple[str, _Map | None]:
    """Join words that a line break hyphenates, when a small letter goes on ("Mül-" and "ler")."""
    if "-" not in text or "\n" not in text:
        return text, None
    breaks = [found for found in _HYPHENATED.finditer(text) if _is_hyphenated(text, found.start(), found.end())]
    if not breaks:
        return text, None
    writer = _Writer()
    done = 0
    for found in breaks:
        writer.write(text[done : found.start()], done, found.start(), even=True)
        done = found.end()
    writer.write(text[done:], done, len(text), even=True)
    return writer.done()


def _is_hyphenated(text: str, start: int, end: int) -> bool:
    return start > 0 and text[start - 1].isalpha() and text[end].islower()


_CUT_TRIES = 64
_CUT_REACH = 4_096
_GAPS = frozenset(" \t\r\n-")


def cut_place(text: str, start: int, stop: int) -> int:
    """Return where to cut text[start:] so that both sides can be normalised alone, at most at `stop` (inside the text).

    Between words if it can be, in the second half if it can be; a run of thousands of marks is cut anywhere.
    """
    middle = start + (stop - start) // 2
    at = stop + 1
    for _ in range(_CUT_TRIES):
        at = max(text.rfind(" ", middle, at - 1), text.rfind("\n", middle, at - 1)) + 1
        if at <= middle:
            break
        if text[at].isascii() and text[at].isalnum() and not _ends_hyphenated(text, start, at):
            return at
    for at in range(stop, max(middle, stop - _CUT_REACH), -1):
        sides = _fold_char(text[at - 1]), _fold_char(text[at])
        if not _joins(text[at]) and all(side and side not in _GAPS for side in sides):
            return at
    return stop


def _ends_hyphenated(text: str, start: int, end: int) -> bool:
    """Whether spaces end at `end`, and a hyphen stands before them."""
    for at in range(end - 1, max(start, end - _BREAK_REACH) - 1, -1):
        char = _fold_char(text[at])
        if char and char not in _GAPS:
            return False
        if char == "-":
            return True
    return True
