"""What a match is in this system: leftmost, then longest, at most SPAN bytes, never empty, never over another.

The search reads a text in windows, so that no pattern reads far ahead, and what it finds does not depend on how much of
the text was given to it. That is exact for every pattern whose matches, if there are any at a place, begin with one of
at most REACH bytes: all built-in ones (a test says so). Of another pattern, matches of up to REACH bytes are found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import re2

from maskmill.domain.detect.chunks import MATCH
from maskmill.errors import InvalidPolicy
from maskmill.ports.detection import PatternHit

SPAN = MATCH
"""The longest match, in bytes of UTF-8."""

REACH = SPAN // 2

Search = Callable[[object, bytes, int, int], list[tuple[int, int]]]
"""Takes an anchor, the bytes, where to begin and where to end; returns one span, (-1, -1) for none."""

UNANCHORED = re2._Anchor.UNANCHORED  # noqa: SLF001 - `finditer` is written in Python, and takes three times as long
_AT_START = re2._Anchor.ANCHOR_START  # noqa: SLF001 - as above
_LOOK_AROUND = ("(?=", "(?!", "(?<=", "(?<!")


def compile_re2(index: int, pattern: str) -> Search:
    """Compile one pattern; InvalidPolicy says what to write instead."""
    options = re2.Options()
    options.longest_match = True
    options.never_capture = True
    options.log_errors = False
    try:
        regex = re2.compile(pattern.encode(), options)
    except re2.error as exc:
        raise InvalidPolicy(f"Pattern {index} {_reason(pattern)}") from exc
    except UnicodeEncodeError as exc:
        raise InvalidPolicy(f"Pattern {index} holds half a surrogate pair; write the character itself") from exc
    search: Search = regex._regexp.Match  # noqa: SLF001 - as above
    return search


def _reason(pattern: str) -> str:
    if any(sign in pattern for sign in _LOOK_AROUND):
        return "uses look-around, which RE2 has not; match the words around the value too, or use context words"
    return "is not a regular expression that RE2 understands; see the syntax page of RE2, without back-references"


def encode(text: str) -> bytes:
    """Return the text as UTF-8; a lone surrogate becomes one question mark, so that offsets stay."""
    return text.encode("utf-8", "replace")


def first_match(search: Search, data: bytes, start: int, last: int, stop: int) -> tuple[int, int] | None:
    """Return the first match that starts in data[start:last] and ends by `stop`; word edges see the bytes around."""
    while start < last:
        end = min(stop, start + SPAN)
        first, final = search(UNANCHORED, data, start, end)[0]
        if first < 0:
            if end == stop:
                return None
            start = end - REACH
        elif first == final:
            start = first + 1
        elif end == stop:
            return (first, final) if first < last else None
        elif first > end - REACH:
            start = end - REACH  # one that begins earlier may need more than this window shows
        else:
            return (first, search(_AT_START, data, first, min(stop, first + SPAN))[0][1]) if first < last else None
    return None


def all_matches(search: Search, data: bytes, start: int, last: int) -> Iterable[tuple[int, int]]:
    """Yield the matches that start in data[start:last], one behind the other."""
    size = len(data)
    found = first_match(search, data, start, last, size)
    while found is not None:
        yield found
        found = first_match(search, data, found[1], last, size)


class Bytes:
    """A piece of a text as the engines scan it, with the way between its bytes and the text's code points."""

    def __init__(self, text: str, first: int, last: int | None) -> None:
        """Take what a match that starts in text[first:last] may hold, and the character before it for word edges."""
        stop = len(text) if last is None else last
        self._base = max(0, first - 1)
        piece = text[self._base : stop + SPAN + 1] if self._base or last is not None else text
        self.data = encode(piece)
        self._is_even = len(self.data) == len(piece)
        self.first = self.offset(first) if first else 0
        self.last = self.offset(stop) if last is not None else len(self.data)

    def offset(self, point: int) -> int:
        """Return the byte where a code point of the text begins; the nearest one for a point outside."""
        if self._is_even:
            return min(max(0, point - self._base), len(self.data))
        return len(self.data.decode()[: max(0, point - self._base)].encode())

    def starts(self, busy: dict[int, int] | None) -> dict[int, int]:
        """Return where to begin with each pattern that is still within its last hit."""
        return {index: max(self.first, self.offset(end)) for index, end in (busy or {}).items()}

    def hits(self, spans: list[tuple[int, int, int]]) -> list[PatternHit]:
        """Turn (start byte, end byte, pattern) into sorted hits in code points, in one walk over the data."""
        spans.sort()
        base = self._base
        if self._is_even:
            return [PatternHit(index, start + base, end + base) for start, end, index in spans]
        place = {}
        bytes_done, points_done = 0, base
        for offset in sorted({offset for start, end, _ in spans for offset in (start, end)}):
            points_done += len(self.data[bytes_done:offset].decode())
            bytes_done = offset
            place[offset] = points_done
        return [PatternHit(index, place[start], place[end]) for start, end, index in spans]
