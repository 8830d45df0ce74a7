"""Patterns by google-re2 on UTF-8 bytes: what a match is in this system, and the fallback everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import re2

from maskmill.errors import InvalidPolicy
from maskmill.ports.detection import PatternHit


class Match(Protocol):
    """What of a match is used."""

    def span(self) -> tuple[int, int]:
        """Return its bytes' span."""
        ...


class Regex(Protocol):
    """A compiled pattern of re2."""

    def finditer(self, text: bytes, pos: int, endpos: int) -> Iterator[Match]:
        """Yield the matches in text[pos:endpos]."""
        ...


_LOOK_AROUND = ("(?=", "(?!", "(?<=", "(?<!")


class Re2Engine:
    """Matches each pattern alone, leftmost-longest, in time linear in the text."""

    name = "re2"

    def __init__(self, patterns: Sequence[str]) -> None:
        """Compile; InvalidPolicy names the index of a pattern that is not valid RE2."""
        self._regexes = [compile_re2(index, pattern) for index, pattern in enumerate(patterns)]

    def scan(self, text: str) -> Sequence[PatternHit]:
        """Return all non-overlapping leftmost-longest hits of each pattern, sorted by (start, end, pattern)."""
        data = encode(text)
        return in_code_points(
            data,
            (
                (start, end, index)
                for index, regex in enumerate(self._regexes)
                for start, end in matches(regex, data, 0, len(data))
            ),
        )


def compile_re2(index: int, pattern: str) -> Regex:
    """Compile one pattern; InvalidPolicy says what to write instead."""
    options = re2.Options()
    options.longest_match = True
    options.log_errors = False
    try:
        regex: Regex = re2.compile(pattern.encode(), options)
    except re2.error as exc:
        raise InvalidPolicy(f"Pattern {index} {_reason(pattern)}") from exc
    except UnicodeEncodeError as exc:
        raise InvalidPolicy(f"Pattern {index} holds half a surrogate pair; write the character itself") from exc
    return regex


def _reason(pattern: str) -> str:
    if any(sign in pattern for sign in _LOOK_AROUND):
        return "uses look-around, which RE2 has not; match the words around the value too, or use context words"
    return "is not a regular expression that RE2 understands; see the syntax page of RE2, without back-references"


def encode(text: str) -> bytes:
    """Return the text as UTF-8; a lone surrogate becomes one question mark, so that offsets stay."""
    return text.encode("utf-8", "replace")


def matches(regex: Regex, data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the byte spans of the hits in data[start:end]; word boundaries see the bytes around."""
    for found in regex.finditer(data, start, end):
        first, last = found.span()
        if first < last:
            yield first, last


def in_code_points(data: bytes, spans: Iterable[tuple[int, int, int]]) -> list[PatternHit]:
    """Turn (start byte, end byte, pattern) into sorted hits in code points, in one walk over the data."""
    found = sorted(spans)
    if data.isascii():
        return [PatternHit(index, start, end) for start, end, index in found]
    place = {}
    bytes_done = points_done = 0
    for offset in sorted({offset for start, end, _ in found for offset in (start, end)}):
        points_done += len(data[bytes_done:offset].decode())
        bytes_done = offset
        place[offset] = points_done
    return [PatternHit(index, place[start], place[end]) for start, end, index in found]
