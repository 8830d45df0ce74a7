"""Cuts texts for the names model: into pieces that are tokenised at once, and their tokens into windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PIECE = 20_000
"""Characters of one piece: a text may have hundreds of megabytes."""
GROUP = 200_000
"""Characters that are tokenised at once."""
WINDOW = 160
"""Most tokens of one window: the model was trained on such lengths, and longer ones cost more a token."""
SEARCH = 64
"""A window ends at the last line or sentence that ends within so many of its last tokens."""
OVERLAP = 20
"""Tokens that two windows share where neither a line nor a sentence ends between them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one of some texts, in code points."""

    text: int
    start: int
    end: int


def groups(texts: Sequence[str]) -> Iterator[list[Piece]]:
    """Yield pieces in order, so many at once that memory stays small; a text is cut between lines or words."""
    group: list[Piece] = []
    size = 0
    for index, text in enumerate(texts):
        start = 0
        while start < len(text):
            end = _cut(text, start)
            group.append(Piece(index, start, end))
            size += end - start
            start = end
            if size >= GROUP:
                yield group
                group, size = [], 0
    if group:
        yield group


def _cut(text: str, start: int) -> int:
    """Return where a piece ends: behind the last line break or space in its second half."""
    end = start + PIECE
    if end >= len(text):
        return len(text)
    for sign in "\n ":
        at = text.rfind(sign, start + PIECE // 2, end)
        if at >= 0:
            return at + 1
    return end


def windows(text: str, offsets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield (first, end) of windows of tokens that cover all of them."""
    count, first = len(offsets), 0
    while first < count:
        end = first + WINDOW
        if end >= count:
            yield first, count
            return
        stop = _ending(text, offsets, end - SEARCH, end)
        yield first, stop or end
        first = stop or end - OVERLAP


def _ending(text: str, offsets: Sequence[tuple[int, int]], least: int, most: int) -> int:
    """Return the last token in (least, most] that begins a line or a sentence; 0 when there is none."""
    sentence = 0
    for at in range(most, least, -1):
        before, start = offsets[at - 1], offsets[at][0]
        gap = text[before[1] : start]
        if "\n" in gap:
            return at
        if not sentence and gap and text[before[1] - 1] in ".!?" and text[start].isupper():
            sentence = at
    return sentence
