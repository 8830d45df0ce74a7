"""Where findings stand, as a person looks for them: lines of a text, pages of a document, parts beside the pages."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maskmill.domain.document import Channel, Segment

_PAGES = frozenset({Channel.PAGE, Channel.OCR})


@dataclass(frozen=True, slots=True)
class Place:
    """A line with its column (both from 1), a page, or a part of a document without a number (0)."""

    unit: str
    number: int
    column: int = 0

    def words(self) -> str:
        """Return the place of one finding."""
        column = f":{self.column}" if self.column else ""
        return f"{self.unit} {self.number}{column}" if self.number else self.unit


class Lines:
    """Where the lines of a text begin, as far as it was read."""

    def __init__(self) -> None:
        """Know the first line."""
        self._starts = array("q", [0])
        self._length = 0  # of what was fed

    def passing(self, blocks: Iterable[str]) -> Iterator[str]:
        """Pass the blocks of a text on, and note its lines; those of a text that is read again are the same."""
        self._starts = array("q", [0])
        self._length = 0
        for block in blocks:
            self.feed(block)
            yield block

    def feed(self, block: str) -> None:
        """Note the lines of the next part of the text."""
        at = block.find("\n")
        while at >= 0:
            self._starts.append(self._length + at + 1)
            at = block.find("\n", at + 1)
        self._length += len(block)

    def place(self, at: int) -> Place:
        """Return the line of a character that has been read."""
        line = bisect_right(self._starts, at)
        return Place("line", line, at - self._starts[line - 1] + 1)


def place_in(segment: Segment) -> Place:
    """Return the page of a segment, or the part of the document that it is."""
    if segment.channel in _PAGES:
        return Place("page", segment.page)
    return Place(f"{segment.channel.value} of page" if segment.page else segment.channel.value, segment.page)


def together(places: Iterable[Place]) -> str:
    """Return many places in few words: "lines 1-3, 7; metadata"."""
    numbers: dict[str, set[int]] = {}
    for place in places:
        numbers.setdefault(place.unit, set()).add(place.number)
    return "; ".join(_of_unit(unit, sorted(found)) for unit, found in numbers.items())


def _of_unit(unit: str, found: Sequence[int]) -> str:
    if found == [0]:
        return unit
    return f"{unit}{'s' if len(found) > 1 else ''} {', '.join(_runs(found))}"


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Yield runs of following numbers: 1-3, 7."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1:
            yield _run(first, last)
            first = number
        last = number
    yield _run(first, last)


def _run(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}-{last}" if last > first + 1 else f"{first}, {last}"
