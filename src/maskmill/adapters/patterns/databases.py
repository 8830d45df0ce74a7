"""Hyperscan's databases for a list of patterns, and their form as bytes: building them takes seconds, loading none."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import hyperscan

from maskmill.adapters.patterns.gates import GATES
from maskmill.adapters.patterns.prefilter import Plan, plan

GATE = 1 << 20
"""Reports of the main database from this number on are of gates."""

_SOURCES = ("databases.py", "gates.py", "prefilter.py", "syntax.py")
_FEATURES = ("ssse3", "sse4_2", "popcnt", "avx2", "avx512f", "avx512bw", "avx512vbmi", "asimd", "sve", "sve2")

Note = Callable[[int, int, int, int, object], None]


class Database(Protocol):
    """What of a database is used."""

    def scan(self, data: bytes, match_event_handler: Note) -> None:
        """Call the handler with the pattern's number and the end of each match."""
        ...


@dataclass(frozen=True, slots=True)
class Hint:
    """Where a pattern's matches begin: at most `reach` bytes before a reported end."""

    reach: int
    is_one_line: bool


@dataclass(frozen=True, slots=True)
class Databases:
    """Those for the whole text, and one behind each gate; `hints` None: the pattern is in none of them."""

    everywhere: tuple[Database, ...]
    gated: tuple[tuple[Database | None, int], ...]  # with how far around a chain to look, in bytes
    hints: tuple[Hint | None, ...]


class BrokenDatabaseError(ValueError):
    """Bytes that are no databases for these patterns."""


def key(patterns: Sequence[str]) -> str:
    """Return the name of the databases: of the patterns, of the engine, of this kind of processor and of our code."""
    here = Path(__file__).parent
    facts = [
        getattr(hyperscan, "__version__", ""),
        platform.machine(),
        _processor(),
        *((item, getattr(item, "core", "")) for item in patterns),
    ]
    digest = hashlib.sha256(json.dumps(facts).encode())
    for name in _SOURCES:
        digest.update((here / name).read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("ascii", "replace").splitlines()
    except OSError:
        return ""
    flags = next((line for line in lines if line.lower().startswith(("flags", "features"))), "").split()
    return " ".join(sorted(set(flags) & set(_FEATURES)))


def build(patterns: Sequence[str]) -> bytes:
    """Compile the databases of valid patterns, as bytes; what hyperscan refuses is in none of them."""
    plans = {index: found for index, pattern in enumerate(patterns) if (found := plan(pattern)) is not None}
    groups = _groups(plans)
    parts: list[bytes] = []
    kept: dict[int, Plan] = {}
    margins: list[int] = []
    for group in groups:
        data, served = _compiled(group)
        parts.append(data)
        kept |= {index: plans[index] for index in served if index < GATE}
        margins.append(max((plans[index].margin for index in served if index < GATE), default=0))
    hints = [[kept[at].reach, kept[at].is_one_line] if at in kept else None for at in range(len(patterns))]
    head = {"hints": hints, "margins": margins, "sizes": [len(part) for part in parts]}
    return b"\n".join((json.dumps(head).encode(), b"".join(parts)))


def _groups(plans: dict[int, Plan]) -> list[dict[int, str]]:
    """Return the expressions of each database, by pattern: first those for the whole text, then one a gate.

    Labels, which are words in any case, and all else are scanned sooner apart than together, and built sooner.
    """
    apart: list[dict[int, str]] = [{}, {}]
    gated: list[dict[int, str]] = [{} for _ in GATES]
    for index, item in plans.items():
        group = apart[item.expression.startswith("(?i)")] if item.gate is None else gated[item.gate]
        group[index] = item.expression
    apart[0] |= {GATE + index: gate.expression for index, gate in enumerate(GATES) if gated[index]}
    return [*apart, *gated]


def load(data: bytes, count: int) -> Databases:
    """Return the databases of `count` patterns; BrokenDatabaseError when the bytes are none, or of another engine."""
    first, _, rest = data.partition(b"\n")
    try:
        head = json.loads(first)
        hints = tuple(Hint(*item) if item else None for item in head["hints"])
        parts = []
        for size in head["sizes"]:
            parts.append(_loaded(rest[:size]) if size else None)
            rest = rest[size:]
        everywhere = tuple(part for part in parts[: -len(GATES)] if part is not None)
        gated = tuple(zip(parts, head["margins"], strict=True))[-len(GATES) :]
    except (ValueError, KeyError, TypeError, IndexError, hyperscan.error) as exc:
        raise BrokenDatabaseError("The pattern database does not fit this program; it is built anew") from exc
    if len(hints) != count:
        raise BrokenDatabaseError("The pattern database is of other patterns; it is built anew")
    return Databases(everywhere, gated, hints)


def _compiled(expressions: dict[int, str]) -> tuple[bytes, list[int]]:
    if not expressions:
        return b"", []
    try:
        return _dump(expressions), list(expressions)
    except hyperscan.error:
        fine = {index: item for index, item in expressions.items() if _is_accepted(item)}
        return (_dump(fine) if fine else b""), list(fine)


def _dump(expressions: dict[int, str]) -> bytes:
    database = hyperscan.Database()
    database.compile(
        expressions=[item.encode() for item in expressions.values()],
        ids=list(expressions),
        elements=len(expressions),
        flags=[0 if index >= GATE else hyperscan.HS_FLAG_UTF8 for index in expressions],
    )
    dumped: bytes = hyperscan.dumpb(database)
    return dumped


def _loaded(data: bytes) -> Database:
    loaded = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
    loaded.scratch = hyperscan.Scratch(loaded)
    database: Database = loaded
    return database


def _is_accepted(expression: str) -> bool:
    try:
        _dump({0: expression})
    except hyperscan.error:
        return False
    return True
