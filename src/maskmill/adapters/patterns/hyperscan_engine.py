"""Patterns by hyperscan: one pass says in which lines something may be, re2 then matches there and nowhere else.

Hyperscan reports every end of a match. A pattern that cannot hold a line break matches inside one line, so re2 run over
the lines with ends finds what it would find in the whole text. Other patterns, those whose meaning differs between the
two, and those that hyperscan refuses are left to re2 alone.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import hyperscan

from maskmill.adapters.patterns.re2_engine import compile_re2, encode, in_code_points, matches
from maskmill.ports.detection import PatternHit

_WARM_BYTES = 4 << 20
_SCAN_BYTES = 4 << 10
"""Building the database takes as long as re2 takes for some megabytes, or for a thousand short texts (each scan counts
as so many bytes more): a short run never builds it."""

_GROUP = 32
"""Patterns of one database: more take much longer to build, fewer are slower to scan."""

_ALIKE = re.compile(
    r"(?:\(\?i\))?(?:"
    r"\\[$^*+?()\[\]{}|./\\-]|\\[bdw]|\\t"  # escapes that mean the same
    r"|\[(?:[^\\\[\]^]|\\[$^*+?()\[\]{}|./\\dwt\"-])"  # a class of named characters
    r"(?:[^\\\[\]]|\\[$^*+?()\[\]{}|./\\dwt\"-])*\]"
    r"|\[\^(?=[^\]]*\\n)(?:[^\\\[\]]|\\[trnf\"])+\]"  # any character but these, the line break among them
    r"|\(\?:|\((?!\?)|[)|]|[*+?](?![*+?])|\{\d+(?:,\d*)?\}(?![*+?])"
    r"|[^\\\[\](){}|*+?^$\n]"
    r")*"
)
"""Syntax that both engines read alike, and that cannot match a line break."""


class _Database(Protocol):
    def scan(self, data: bytes, match_event_handler: Callable[[int, int, int, int, object], None]) -> None: ...


class HyperscanEngine:
    """Gives the hits of `Re2Engine`, several times as fast on long texts."""

    name = "hyperscan"

    def __init__(self, patterns: Sequence[str], warm_bytes: int = _WARM_BYTES) -> None:
        """Compile for re2 now, for hyperscan once `warm_bytes` were scanned; InvalidPolicy as `Re2Engine`."""
        self._patterns = tuple(patterns)
        self._regexes = [compile_re2(index, pattern) for index, pattern in enumerate(patterns)]
        self._alone = {index for index, pattern in enumerate(patterns) if not is_alike(pattern)}
        self._databases: list[_Database] | None = None
        self._bytes_until_warm = warm_bytes
        self._lock = threading.Lock()  # a database has one scratch space

    def scan(self, text: str) -> Sequence[PatternHit]:
        """Return all non-overlapping leftmost-longest hits of each pattern, sorted by (start, end, pattern)."""
        data = encode(text)
        with self._lock:
            parts = self._parts(data)
        return in_code_points(
            data,
            (
                (start, end, index)
                for index, lines in parts.items()
                for first, last in lines
                for start, end in matches(self._regexes[index], data, first, last)
            ),
        )

    def _parts(self, data: bytes) -> dict[int, list[tuple[int, int]]]:
        """Return where each pattern may match."""
        whole = [(0, len(data))]
        if self._databases is None:
            if self._bytes_until_warm > 0:
                self._bytes_until_warm -= len(data) + _SCAN_BYTES
                return dict.fromkeys(range(len(self._patterns)), whole)
            self._databases = self._build()
        lines: dict[int, list[tuple[int, int]]] = defaultdict(list)

        def note(index: int, _start: int, end: int, _flags: int, _context: object) -> None:
            known = lines[index]
            if not known or end > known[-1][1]:
                stop = data.find(b"\n", end)
                known.append((data.rfind(b"\n", 0, end) + 1, stop if stop >= 0 else len(data)))

        for database in self._databases:
            database.scan(data, match_event_handler=note)
        return {**lines, **dict.fromkeys(self._alone, whole)}

    def _build(self) -> list[_Database]:
        """Compile the databases; what hyperscan refuses is left to re2."""
        alike = [index for index in range(len(self._patterns)) if index not in self._alone]
        groups = [alike[at : at + _GROUP] for at in range(0, len(alike), _GROUP)]
        databases = []
        for group in groups:
            try:
                databases.append(_database(group, self._patterns))
            except hyperscan.error:
                fine = [index for index in group if _is_accepted(self._patterns[index])]
                self._alone.update(set(group) - set(fine))
                databases += [_database(fine, self._patterns)] if fine else []
        return databases


def _database(group: Sequence[int], patterns: Sequence[str]) -> _Database:
    database = hyperscan.Database()
    database.compile(
        expressions=[patterns[index].encode() for index in group],
        ids=list(group),
        elements=len(group),
        flags=[hyperscan.HS_FLAG_UTF8] * len(group),
    )
    found: _Database = database
    return found


def _is_accepted(pattern: str) -> bool:
    try:
        _database([0], [pattern])
    except hyperscan.error:
        return False
    return True


def is_alike(pattern: str) -> bool:
    """Whether both engines surely read a pattern alike, and it never matches a line break."""
    folds_beyond_ascii = pattern.startswith("(?i)") and not pattern.isascii()
    return not folds_beyond_ascii and _ALIKE.fullmatch(pattern) is not None


def served(patterns: Sequence[str]) -> Iterator[bool]:
    """Say for each pattern whether hyperscan serves it: the test that keeps the built-in ones fast asks."""
    return (is_alike(pattern) and _is_accepted(pattern) for pattern in patterns)
