"""One call of `maskmill detect`: a document, a long text, or many lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from maskmill.cli.configuration import load
from maskmill.cli.exits import FOUND, worst
from maskmill.cli.files.deliver import results_to
from maskmill.cli.files.inputs import STANDARD_INPUT, read_password
from maskmill.cli.found.many import Tally, answers, read_lines
from maskmill.cli.found.pace import Pace
from maskmill.cli.found.places import Lines, place_in
from maskmill.cli.found.shape import Shown, document, of_document, shown
from maskmill.cli.found.source import Input, opened, opened_lines
from maskmill.cli.found.table import Placed, show_types, show_values
from maskmill.cli.mill import file_lens
from maskmill.cli.terminal import say
from maskmill.domain.entity import Entity, EntityType
from maskmill.engine.find import Finder, policy_of
from maskmill.engine.find_long import find_long
from maskmill.engine.kit import Lens
from maskmill.engine.order import Source
from maskmill.engine.read import identify
from maskmill.formats.plain.blocks import decode_blocks
from maskmill.ports.searcher import Wish

_PASSES = 2
"""How often a long text is read while it is searched."""


@dataclass(frozen=True, slots=True)
class Call:
    """What the user typed."""

    path: str
    as_json: bool
    jsonl: str | None
    output: Path | None
    preset: str | None
    language: str | None
    no_names: bool
    policy: str | None
    types: tuple[EntityType, ...]
    min_score: float
    values: bool
    password_file: Path | None
    fail_on_found: bool
    data: Path | None

    @property
    def wish(self) -> Wish:
        """How to search."""
        return Wish(self.preset, self.policy, self.types, self.min_score)


def run(call: Call) -> int:
    """Search, print, and return the exit code."""
    settings = load(call.data)
    with _lens(call) as lens:
        finder = Finder(lens, policy_of(lens, call.wish))
        if call.jsonl is not None:
            tally = _many(call, finder, settings.max_file_bytes)
            codes, found = tally.exit_codes, tally.found
        else:
            with opened(call.path, settings.max_file_bytes) as untrusted:
                codes, found = (), _one(call, finder, lens, untrusted)
    return worst([*codes, FOUND if found and call.fail_on_found else 0])


@contextmanager
def _lens(call: Call) -> Iterator[Lens]:
    """Lend what finds."""
    lens = file_lens(load(call.data), with_names=not call.no_names)
    try:
        yield lens
    finally:
        lens.sandbox.close()


def _one(call: Call, finder: Finder, lens: Lens, untrusted: Input) -> int:
    """Search one document; return how many findings there are."""
    if untrusted.may_be_long_text:
        encoding = identify(lens, Source(untrusted.head(), "")).encoding or "utf-8"
        return _long(call, finder, untrusted, encoding)
    raw_password = read_password(call.password_file)
    found = finder.read(Source(untrusted.whole(), "", raw_password), call.wish)
    if call.as_json:
        return _print(of_document(found, values=call.values), call.language)
    lines = [Lines() for _ in found.segments]
    for line, segment in zip(lines, found.segments, strict=True):
        line.feed(segment.text)
    placed: Iterable[Placed] = (
        (
            shown(entity, segment.text, values=call.values),
            line.place(entity.start) if found.kind == "text" else place_in(segment),
        )
        for line, segment, entities in zip(lines, found.segments, found.entities, strict=True)
        for entity in entities
    )
    return show_values(placed) if call.values else show_types(placed)


def _long(call: Call, finder: Finder, untrusted: Input, encoding: str) -> int:
    """Search a long text block by block, twice; the second time its findings are shown as they come."""
    pace = Pace(untrusted.size_bytes, _PASSES)
    reading = _Paced(untrusted, pace)
    lines = Lines()
    blocks = decode_blocks(reading.blocks, encoding)
    reading.begin()
    found = find_long(finder, lambda: lines.passing(blocks()), call.wish)
    if call.as_json:
        total = _print((_of_item(item, values=call.values) for item in found), call.language)
    else:
        placed = ((_of_item(item, values=call.values), lines.place(item[0].start)) for item in found)
        total = show_values(placed) if call.values else show_types(placed)
    pace.done()
    return total


class _Paced:
    """Reads an input several times, and says how far that is."""

    def __init__(self, untrusted: Input, pace: Pace) -> None:
        self._untrusted = untrusted
        self._pace = pace
        self._done: int | None = None

    def begin(self) -> None:
        """Count from here on."""
        self._done = 0

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes from their beginning."""
        for block in self._untrusted.blocks():
            yield block
            if self._done is not None:
                self._done += len(block)
                self._pace.at(self._done)


def _of_item(item: tuple[Entity, str], *, values: bool) -> Shown:
    """Return a finding as JSON has it, its text from beside it."""
    entity, raw_value = item
    found = shown(entity, "", values=False)
    return found | {"value": raw_value} if values else found


def _print(entities: Iterable[Shown], language: str | None) -> int:
    """Print one JSON document; return how many findings it has."""
    count = 0

    def counted() -> Iterator[Shown]:
        nonlocal count
        for entity in entities:
            count += 1
            yield entity

    for part in document(counted(), language):
        sys.stdout.write(part)
    return count


def _many(call: Call, finder: Finder, limit_bytes: int) -> Tally:
    """Answer every line of JSONL, in order."""
    tally = Tally()
    source = call.jsonl or STANDARD_INPUT
    with opened_lines(source) as untrusted, results_to(call.output) as out:
        pace = Pace(_size_of(untrusted))
        lines = read_lines(untrusted, limit_bytes, tally)
        for answer in answers(finder, lines, call.wish, tally, values=call.values):
            out.write(answer)
            pace.at(tally.read_bytes, f", {tally.lines} texts")
        pace.done()
    if tally.bad:
        say(f"maskmill: {tally.bad} of {tally.lines} lines were not answered; their answers hold the problem")
    return tally


def _size_of(stream: BinaryIO) -> int | None:
    """Return the size of a regular file; None for a pipe."""
    return os.fstat(stream.fileno()).st_size or None
