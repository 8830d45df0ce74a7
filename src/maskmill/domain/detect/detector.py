"""What a detector is: patterns, a check and context words as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Self

from maskmill.domain.entity import EntityType

Check = Callable[[str, int, int], tuple[int, int] | None]
"""Takes the text and the span of a hit; returns the span of the value itself, or None when it is none."""


NEAR = 128
"""How far from a hit of `Pattern.near` a pattern's hit may lie, in characters."""


class Rank(IntEnum):
    """Who wins where findings overlap: the smaller one."""

    VALIDATED = 0  # a checksum or a format that nothing else has
    COMPOSITE = 1  # an address made of its parts
    MODEL = 2  # the names model, and rules as good
    LABELLED = 3  # a number, and a word that says what it is
    WEAK = 4  # a mere format, a number that the names model guesses
    KEPT = 5  # the policy leaves it in the text: it must not hide what is removed


def whole(valid: Callable[[str], bool]) -> Check:
    """Make a check of a function that says whether the whole hit is valid."""

    def check(text: str, start: int, end: int) -> tuple[int, int] | None:
        return (start, end) if valid(text[start:end]) else None

    return check


class Cored(str):
    """A regular expression with a simpler one: every match holds a match of `core`, which is cheaper to look for."""

    __slots__ = ("core",)

    core: str

    def __new__(cls, regex: str, core: str) -> Self:
        """Take both."""
        made = super().__new__(cls, regex)
        made.core = core
        return made


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression in RE2 syntax. Its check, when it has one, replaces the detector's.

    What a pattern may do is said in `chunks`: bounded repeats but at the end, no anchors; a check reads at most
    `chunks.SIGHT` characters around. The check of a pattern that `needs_context` returns a part of the hit.
    """

    regex: str
    score: float
    needs_context: bool = False
    rank: Rank | None = None
    check: Check | None = None
    near: str | None = None  # never found where this pattern has no hit within NEAR characters: spares the check


@dataclass(frozen=True, slots=True)
class Detector:
    """Finds one type. `context` holds whole words and phrases in any case; `window` is in characters."""

    name: str
    type: EntityType
    patterns: tuple[Pattern, ...]
    check: Check | None = None
    context: tuple[str, ...] = ()
    rank: Rank = Rank.VALIDATED
    window: int = 60
    adjacent: bool = False  # no other number may stand between the word and the value


def words(text: str) -> tuple[str, ...]:
    """Return words and phrases that stand between semicolons."""
    return tuple(" ".join(item.split()) for item in text.split(";") if item.strip())


def bag(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def digits(raw_value: str) -> str:
    """Return only the ASCII digits of a value."""
    return "".join(char for char in raw_value if "0" <= char <= "9")
