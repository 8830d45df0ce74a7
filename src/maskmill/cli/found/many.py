"""Many texts, a JSON line each: read, searched and answered as they come, in bounded memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from maskmill.cli.found.shape import line, shown
from maskmill.cli.terminal import say
from maskmill.engine.find import Finder
from maskmill.errors import FileTooLarge, MaskmillError, Unreadable
from maskmill.ports.searcher import Wish

BATCH_TEXTS = 64
BATCH_BYTES = 256 << 10
"""Texts that go to the detectors together."""

TOLD = 10
"""Bad lines that are told one by one."""

_REST = 1 << 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A line: its number (from 1), what it calls itself, and its text or what is wrong with it."""

    number: int
    name: object
    raw_text: str
    error: MaskmillError | None = None


@dataclass(slots=True)
class Tally:
    """What has been done so far; `exit_codes` are those of bad lines."""

    lines: int = 0
    read_bytes: int = 0
    found: int = 0
    bad: int = 0
    exit_codes: tuple[int, ...] = ()


def read_lines(untrusted: BinaryIO, limit_bytes: int, tally: Tally) -> Iterator[Asked]:
    """Yield the lines that are not empty; one that is too long is not kept in memory."""
    number = 0
    while raw_line := untrusted.readline(limit_bytes + 1):
        number += 1
        tally.read_bytes += len(raw_line)
        if len(raw_line) > limit_bytes and not raw_line.endswith(b"\n"):
            tally.read_bytes += _skip(untrusted)
            yield Asked(number, None, "", FileTooLarge(f"Line {number} is longer than {limit_bytes} bytes"))
        elif raw_line.strip():
            yield _parse(number, raw_line.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw_line)


def _skip(untrusted: BinaryIO) -> int:
    """Read to the end of a line; return how many bytes that were."""
    skipped = 0
    while rest := untrusted.readline(_REST):
        skipped += len(rest)
        if rest.endswith(b"\n"):
            break
    return skipped


def _parse(number: int, raw_line: bytes) -> Asked:
    """Read a line; what is wrong with it says so, and keeps its id where it has one."""
    try:
        entry = json.loads(raw_line)
    except (ValueError, RecursionError):
        return Asked(number, None, "", Unreadable(f"Line {number} is not JSON"))
    if not isinstance(entry, dict) or "id" not in entry or "text" not in entry:
        name = entry.get("id") if isinstance(entry, dict) else None
        return Asked(number, name, "", Unreadable(f'Line {number} is not {{"id": ..., "text": ...}}'))
    if not isinstance(entry["text"], str):
        return Asked(number, entry["id"], "", Unreadable(f"The text of line {number} is not a string"))
    return Asked(number, entry["id"], entry["text"])


def batches(asked: Iterator[Asked]) -> Iterator[list[Asked]]:
    """Yield lines together, so many that the detectors are quick and memory stays small."""
    batch: list[Asked] = []
    size = 0
    for one in asked:
        batch.append(one)
        size += len(one.raw_text)
        if len(batch) == BATCH_TEXTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def answers(finder: Finder, asked: Iterator[Asked], wish: Wish, tally: Tally, *, values: bool) -> Iterator[bytes]:
    """Yield an answer to each line, in order; a bad line's answer holds its problem, and standard error hears of it."""
    for batch in batches(asked):
        good = [one.raw_text for one in batch if one.error is None]
        found = iter(finder.find(good, wish))
        for one in batch:
            tally.lines += 1
            if one.error is not None:
                _tell(one.error, tally)
                yield line(one.name, (), one.error.problem())
                continue
            entities = next(found)
            tally.found += len(entities)
            yield line(one.name, (shown(entity, one.raw_text, values=values) for entity in entities))


def _tell(error: MaskmillError, tally: Tally) -> None:
    """Say what is wrong with a line, unless many were."""
    tally.bad += 1
    tally.exit_codes = tuple({*tally.exit_codes, error.exit_code})
    if tally.bad <= TOLD:
        say(f"maskmill: {error.detail}")
