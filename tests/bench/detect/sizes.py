"""Texts of any size through the command: what memory they take at most, and how fast they are read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.bench.detect.process import Cost, run
from tests.bench.detect.sets import running_text
from tests.bench.detect.systems import MASKMILL

MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Sized:
    """One call: how many characters, with names or without, and what it took."""

    characters: int
    with_names: bool
    cost: Cost


def sizes(patterns: int, names: int, folder: Path) -> list[Sized]:
    """Read `patterns` characters without the names model, and `names` with it."""
    return [_one(patterns, folder, "--no-names"), _one(names, folder)]


def _one(characters: int, folder: Path, *flags: str) -> Sized:
    source = folder / "big.txt"
    page = "\n".join(running_text(1_000, 2 * MEGA))
    with source.open("w", encoding="utf-8") as out:
        written = 0
        while written < characters:
            written += out.write(f"Part {written}\n{page}\n"[: characters - written])
    try:
        cost = run([*MASKMILL, source, "--json", "--data", folder / "data", *flags])
    finally:
        source.unlink()
    return Sized(characters, "--no-names" not in flags, cost)
