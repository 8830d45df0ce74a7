"""What the set must know of a type: how valid values are made, what spoils them, and what people call them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from tests.structured.digits import ALNUM, compact

from maskmill.domain.entity import EntityType

Maker = Callable[[Random], str]
Check = Callable[[str], bool]
Labels = Mapping[str, tuple[str, ...]]
"""The customary words for the thing, by language."""

_TRIES = 2000


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of identifier (or one country's form of it)."""

    type: EntityType
    country: str
    source: str
    make: Maker
    valid: Check
    labels: Labels
    bad: Mapping[str, Maker] = field(default_factory=dict)
    """Makers of values that break a rule other than the check digit."""
    checked: bool = True
    """Whether a check digit tells valid from invalid."""
    evident: bool = False
    """Whether the form is found without a context word."""
    bare: bool = False
    """Whether the right form without any context word is no finding."""
    shaped: bool = True
    """Whether numbers of the same shape that break the check are good look-alikes."""
    glued: bool = True
    """Whether a value inside a longer run of letters and digits is no finding."""
    lower: bool = True
    """Whether people also write it in small letters."""
    solo: tuple[str, ...] = ()
    """Texts of its own that need no label, with `{v}` for the value."""
    only_solo: bool = False
    """Whether a label makes no sense (the value carries its own)."""
    lures: tuple[str, ...] = ()
    """Texts with `{v}`-less look-alikes between `<` and `>`."""
    cousins: frozenset[EntityType] = frozenset()
    """Types that are as right for an invalid value beside this type's own label."""


def words(**by_language: str) -> Labels:
    """Return labels: each language's separated by `|`."""
    return {language: tuple(text.split("|")) for language, text in by_language.items()}


def until(maker: Maker, good: Check) -> Maker:
    """Return a maker that tries again until a value satisfies a check."""

    def make(rng: Random) -> str:
        for _ in range(_TRIES):
            value = maker(rng)
            if good(value):
                return value
        raise AssertionError("no such value")

    return make


def one_of(*makers: Maker) -> Maker:
    """Return a maker that uses one of several."""
    return lambda rng: rng.choice(makers)(rng)


def spelled(maker: Maker, *spellings: Callable[[str], str]) -> Maker:
    """Return a maker whose compact values are written in one of several ways."""
    return lambda rng: rng.choice(spellings)(maker(rng))


def as_is(value: str) -> str:
    """Return the compact spelling."""
    return value


def form(pattern: str, then: Check = lambda _: True) -> Check:
    """Return a check of the compact value: a whole-match pattern, then a rule."""
    compiled = re.compile(pattern)
    return lambda value: bool(compiled.fullmatch(compact(value))) and then(compact(value))


def wrong_check(kind: Kind) -> Maker:
    """Return a maker of values with one digit changed, or two neighbours exchanged, so that the check fails."""

    def make(rng: Random) -> str:
        value = kind.make(rng)
        places = [at for at, sign in enumerate(value) if sign.isdigit()]
        at = rng.choice(places[-4:])
        return value[:at] + rng.choice("0123456789") + value[at + 1 :]

    return until(make, lambda value: not kind.valid(value))


def wrong_length(kind: Kind) -> Maker:
    """Return a maker of values with one to three digits too few or too many."""

    def make(rng: Random) -> str:
        value, more = kind.make(rng), rng.random() < 0.5
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            at = rng.choice([at for at, sign in enumerate(value) if sign.isdigit()])
            value = value[:at] + (value[at] + rng.choice("123456789") if more else "") + value[at + 1 :]
        return value

    return until(make, lambda value: not kind.valid(value))


def in_run(kind: Kind) -> Maker:
    """Return a maker of longer runs that hold a valid value."""

    def make(rng: Random) -> str:
        value = kind.make(rng).split("\n")[0]
        value = compact(value) if " " in value else value
        ends = "123456789" if value[-1].isdigit() else "BCDFGHKM"
        starts = "123456789" if value[0].isdigit() else "BCDFGHKM"
        before = "".join(rng.choice(starts) for _ in range(rng.randint(2, 5)))
        after = "".join(rng.choice(ends) for _ in range(rng.randint(2, 5)))
        return before + value + after

    return until(make, lambda value: not kind.valid(value))


def same_shape(kind: Kind) -> Maker:
    """Return a maker of random values of the same length and letters that break the rules."""

    def make(rng: Random) -> str:
        signs = []
        for sign in kind.make(rng):
            if sign.isdigit():
                signs.append(rng.choice(ALNUM[:10]))
            elif sign.isascii() and sign.isalpha():
                signs.append(rng.choice(ALNUM[10:]))
            else:
                signs.append(sign)
        return "".join(signs)

    return until(make, lambda value: not kind.valid(value))
