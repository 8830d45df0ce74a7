"""Cuts a text of any length into chunks that are searched one by one, with the findings of the whole.

The rule that makes it exact, and that every detector keeps:

- A pattern's matches, if there are any at a place, begin with one of at most MATCH / 2 bytes: repeats without an end
  stand at the end only. A longer match ends after MATCH bytes. The engines begin each pattern where its last hit ended.
- A check reads at most SIGHT characters on either side of a hit, and its span begins at most so far from it.
- Parts are united to at most `merge.UNITED_LIMIT` characters.

So a chunk is a core, whose hits count, and so much text on both sides as all of these may read. Cores end between
words where they can. Where they end follows from the text alone, not from the blocks in which it came.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maskmill.domain.text import Normalised, cut_place, normalise

PIECE = 1 << 20
"""Characters of the source in one core."""

MATCH = 8_192
"""Bytes of UTF-8 in the longest match."""

SIGHT = 16_384
"""How far from a hit a check may read, in characters; and how far its span may go."""

BEHIND = MATCH + SIGHT

BEFORE = SIGHT + 2 * (SIGHT + BEHIND)
"""Characters before a core: what is merged late may begin there, and so may what overlaps it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a normalised text that begins at `base`; hits that start in text[first:last] are its own."""

    text: str
    base: int
    first: int
    last: int
    is_last: bool

    @property
    def frontier(self) -> int | None:
        """Where in the text a later finding can begin, at the earliest; None behind the last chunk."""
        return None if self.is_last else max(0, self.last - SIGHT)


@dataclass(frozen=True, slots=True)
class _Part:
    form: Normalised
    base: int  # in the normalised text
    source: int  # in the source


class Chunks:
    """Walks over the chunks of one text; afterwards, or meanwhile, offsets can be taken back to the source."""

    def __init__(self, blocks: Iterable[str], piece: int = PIECE) -> None:
        """Take the text in blocks of any size, in order."""
        self._pieces = pieces(blocks, piece)
        self._parts: deque[_Part] = deque()
        self._last: _Part | None = None  # asked for last
        self._length = 0  # of the normalised text
        self._source = 0

    def __iter__(self) -> Iterator[Chunk]:
        """Yield the chunks in order."""
        at = 0
        while True:
            is_last = not self._read(at)
            self._forget(at - BEFORE)
            part = self._part(at)
            if part is None:
                yield Chunk("", at, 0, 0, is_last=True)
                return
            end = part.base + len(part.form.text)
            is_last &= end == self._length
            base = max(self._parts[0].base, at - BEFORE)
            yield Chunk(self._text(base, end + BEHIND), base, at - base, end - base, is_last)
            if is_last:
                return
            at = end

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters [start, end) of the normalised text come from, lately read ones only."""
        part = self._last
        if part is not None and part.form.is_source and part.base <= start and end <= part.base + len(part.form.text):
            shift = part.source - part.base
            return start + shift, end + shift
        first, last = self._at(start), self._at(end - 1)
        if first is last:
            span = first.form.source_span(start - first.base, end - first.base)
            return span[0] + first.source, span[1] + first.source
        left = first.form.source_span(start - first.base, start - first.base + 1)
        right = last.form.source_span(end - 1 - last.base, end - last.base)
        return left[0] + first.source, right[1] + last.source

    def _read(self, at: int) -> bool:
        """Read on until a core at `at` sees enough behind it; False when the text has ended."""
        part = self._part(at)
        while part is None or self._length < part.base + len(part.form.text) + BEHIND:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            form = normalise(piece)
            self._parts.append(_Part(form, self._length, self._source))
            self._length += len(form.text)
            self._source += len(piece)
            part = part or self._part(at)
        return True

    def _text(self, start: int, end: int) -> str:
        """Return the normalised text between two offsets, as far as it was read."""
        slices = []
        for item in self._parts:
            text = item.form.text
            if item.base < end and start < item.base + len(text):
                first, last = start - item.base, end - item.base
                slices.append(text if first <= 0 and last >= len(text) else text[max(0, first) : last])
        return "".join(slices)

    def _part(self, at: int) -> _Part | None:
        return next((item for item in self._parts if item.base <= at < item.base + len(item.form.text)), None)

    def _at(self, place: int) -> _Part:
        last = self._last
        if last is None or not last.base <= place < last.base + len(last.form.text):
            last = self._last = self._part(place)
        if last is None:
            raise IndexError(f"no longer kept: {place}")
        return last

    def _forget(self, place: int) -> None:
        while self._parts and self._parts[0].base + len(self._parts[0].form.text) <= place:
            self._parts.popleft()


def pieces(blocks: Iterable[str], size: int = PIECE) -> Iterator[str]:
    """Yield the text in pieces of at most `size` characters, each of which can be normalised alone."""
    kept: list[str] = []
    length = 0
    for block in blocks:
        kept.append(block)
        length += len(block)
        if length > size:
            text = "".join(kept)
            start = 0
            while length - start > size:
                cut = cut_place(text, start, start + size)
                yield text[start:cut]
                start = cut
            kept = [text[start:]]
            length -= start
    if length:
        yield "".join(kept)
