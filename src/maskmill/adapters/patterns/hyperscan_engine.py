"""Patterns by hyperscan: one pass says where something may be, re2 then matches there and nowhere else.

Hyperscan looks for the shortest beginning of each pattern's matches and reports every end of one. From these ends
follows where a match can start, so that re2 run there finds what it would find in the whole text. Patterns that
hyperscan cannot help with are left to re2 alone.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from maskmill.adapters.patterns import databases
from maskmill.adapters.patterns.databases import GATE, Database, Databases, Hint
from maskmill.adapters.patterns.gates import GATES
from maskmill.adapters.patterns.matching import SPAN, UNANCHORED, Bytes, Search, all_matches, first_match
from maskmill.adapters.patterns.re2_engine import Searches
from maskmill.adapters.patterns.shelf import Shelf
from maskmill.ports.detection import PatternHit

_WARM_BYTES = 4 << 20
_SCAN_BYTES = 4 << 10
"""Building the databases takes seconds: where no shelf holds them, a run that turns out to be no short one builds them
beside its work, after some megabytes or a thousand texts (each scan counts as so many bytes more)."""

_NEAR = 64
"""Regions around gates that are nearer than so many bytes become one."""

_GATE_ENDS = [gate.end for gate in GATES]
_GATE_REACHES = [gate.reach for gate in GATES]

_EDGE = 8
"""Bytes around a region, for word edges and whole characters."""

Helped = tuple[Search, int, bool]
"""How a pattern is confirmed: its search, its hint's reach, whether a match is in one line."""

Ends = dict[int, list[int]]
"""Where beginnings of a pattern's matches end."""


class HyperscanEngine:
    """Gives the hits of `Re2Engine`, many times as fast."""

    name = "hyperscan"

    def __init__(
        self,
        patterns: Sequence[str],
        shelf: Shelf | None = None,
        warm_bytes: int = _WARM_BYTES,
        *,
        known_good: bool = False,
    ) -> None:
        """Take the databases from the shelf, else build them once `warm_bytes` were scanned; InvalidPolicy as re2."""
        self._patterns = tuple(patterns)
        self._searches = Searches(patterns, known_good=known_good)
        self._shelf = shelf
        self._databases: Databases | None = None
        self._alone: Sequence[int] = ()
        self._hints: dict[int, Hint] = {}
        self._helped: dict[int, Helped] = {}
        self._bytes_until_warm = self._warm_bytes = warm_bytes
        self._builder: threading.Thread | None = None
        self._lock = threading.Lock()  # a database has one scratch space
        stored = shelf.get(databases.key(self._patterns)) if shelf else None
        if stored is not None:
            with suppress(databases.BrokenDatabaseError):
                self._take(stored)

    def scan(
        self, text: str, first: int = 0, last: int | None = None, busy: dict[int, int] | None = None
    ) -> Sequence[PatternHit]:
        """Return the hits of the port's contract."""
        part = Bytes(text, first, last)
        with self._lock:
            ready = self._ready(len(part.data))
            ends = _ends(ready, part.data) if ready else {}
        starts = part.starts(busy) if busy else {}
        spans: list[tuple[int, int, int]] = []
        for index, found in ends.items():
            helped = self._helped.get(index) or self._help(index)
            start = starts.get(index, part.first) if starts else part.first
            _confirm(helped, part, start, found, index, spans)
        for index in self._alone if ready else range(len(self._patterns)):
            start = starts.get(index, part.first)
            spans += ((*span, index) for span in all_matches(self._searches[index], part.data, start, part.last))
        return part.hits(spans)

    def _ready(self, size: int) -> Databases | None:
        """Return the databases, when there are any yet."""
        if self._databases is None:
            self._bytes_until_warm -= size + _SCAN_BYTES
            if self._bytes_until_warm > 0 or self._builder is not None:
                return None
            if self._warm_bytes:
                self._builder = threading.Thread(target=self._build, name="patterns", daemon=True)
                self._builder.start()
            else:
                self._build()
        return self._databases

    def _build(self) -> None:
        data = databases.build(self._patterns)
        self._take(data)
        if self._shelf is not None:
            self._shelf.put(databases.key(self._patterns), data)

    def _help(self, index: int) -> Helped:
        """Return what it takes to confirm a pattern that hyperscan reports, and keep it."""
        hint = self._hints[index]
        helped = self._helped[index] = self._searches[index], hint.reach, hint.is_one_line
        return helped

    def _take(self, data: bytes) -> None:
        loaded = databases.load(data, len(self._patterns))
        self._alone = [index for index, hint in enumerate(loaded.hints) if hint is None]
        self._hints = {index: hint for index, hint in enumerate(loaded.hints) if hint is not None}
        self._databases = loaded


def _ends(ready: Databases, data: bytes) -> Ends:
    """Return where beginnings of matches end, by pattern."""
    ends: Ends = defaultdict(list)

    def note(index: int, _start: int, end: int, _flags: int, _context: object) -> None:
        ends[index].append(end)

    for database in ready.everywhere:
        database.scan(data, match_event_handler=note)
    for index, (gated, margin) in enumerate(ready.gated):
        signs = ends.pop(GATE + index, None)
        if signs and gated is not None:
            _ends_around(gated, data, _regions(index, data, signs, margin + _EDGE), ends)
    return ends


def _ends_around(database: Database, data: bytes, regions: Iterable[tuple[int, int]], ends: Ends) -> None:
    """Scan the regions around chains."""
    base = 0

    def note(index: int, _start: int, end: int, _flags: int, _context: object) -> None:
        ends[index].append(base + end)

    for start, end in regions:
        base = start
        while base < end and data[base] & 0xC0 == 0x80:  # noqa: PLR2004 - the inside of a character
            base += 1
        database.scan(data[base:end], match_event_handler=note)


def _regions(index: int, data: bytes, signs: list[int], reach: int) -> Iterator[tuple[int, int]]:
    """Yield what lies around the chains of a gate; near regions are one, so that none overlap."""
    gate, before = _GATE_ENDS[index], _GATE_REACHES[index] + reach
    size = len(data)
    first, last = max(0, signs[0] - before), 0
    for sign in signs:
        if sign - before > last + _NEAR and last:
            yield first, min(size, last)
            first = sign - before
        if sign + reach > last:
            end = gate.search(data, sign)
            last = (end.start() if end else size) + reach
    yield first, min(size, last)


def _confirm(
    helped: Helped, part: Bytes, start: int, ends: list[int], index: int, spans: list[tuple[int, int, int]]
) -> None:
    """Add the matches that begin as hyperscan says.

    Each match from `start` on has one of these ends in it, at most `reach` behind its start. So the first one
    starts at most so much before the first end behind `start`; and when no end is left, there is none.
    """
    search, reach, is_one_line = helped
    data, last = part.data, part.last
    size = len(data)
    line_end = -1 if is_one_line else size
    for end in ends:
        if end <= start:
            continue
        begin = end - reach
        begin = max(begin, start)
        if is_one_line:
            if end > line_end:
                line_end = data.find(b"\n", end)
                if line_end < 0:
                    line_end = size
            begin = max(begin, data.rfind(b"\n", begin, end) + 1)
        if begin >= last:
            return
        if line_end - begin <= SPAN:
            first, final = search(UNANCHORED, data, begin, line_end)[0]
            found = (first, final) if 0 <= first < final and first < last else None
        else:
            found = first_match(search, data, begin, last, line_end)
        if found is None:
            start = line_end
        else:
            spans.append((*found, index))
            start = found[1]
