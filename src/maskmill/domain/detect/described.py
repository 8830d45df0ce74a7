"""Each detector in the words of people: the catalogue that the API and the manual show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from inspect import cleandoc
from pkgutil import walk_packages

import maskmill.domain.detect.detectors as package
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.languages import languages_of
from maskmill.domain.entity import EntityType


class Words(StrEnum):
    """What words near a value are to its detector."""

    NEEDED = "needed"  # without one nothing is found
    HELPFUL = "helpful"  # some forms need one, others become surer
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Described:
    """A detector: whose it is, what it looks for, and what makes it sure."""

    name: str
    type: EntityType
    room: str  # the folder: payment, online, countries
    country: str | None  # ISO 3166-1 alpha-2, EU for the Union
    about: str  # what it finds and whose numbers these are, in a sentence
    rule: str  # how they are told from others, and where that stands
    has_checksum: bool
    words: Words
    languages: tuple[str, ...]  # of the words, ISO 639-1
    forms: tuple[str, ...]  # how a value is written: 9 a digit, A a letter


@lru_cache(maxsize=1)
def described() -> tuple[Described, ...]:
    """Return all detectors, by name."""
    return tuple(sorted(_all(), key=lambda item: item.name))


def _all() -> Iterator[Described]:
    prefix = f"{package.__name__}."
    for found in walk_packages(package.__path__, prefix):
        module = import_module(found.name)
        detector = getattr(module, "DETECTOR", None)
        if isinstance(detector, Detector):
            yield _describe(detector, found.name.removeprefix(prefix).split("."), cleandoc(module.__doc__ or ""))


def _describe(detector: Detector, path: list[str], text: str) -> Described:
    about, _, rule = text.partition("\n\n")
    return Described(
        name=str(detector.name),
        type=detector.type,
        room=path[0],
        country=path[1].strip("_").upper() if path[0] == "countries" and len(path) > _IN_COUNTRY else None,
        about=" ".join(about.split()),
        rule=" ".join(rule.split()),
        has_checksum=any(_CHECKED.search(part) and not _UNCHECKED.search(part) for part in re.split(r"[.;]\s", text)),
        words=_words(detector),
        languages=languages_of([*detector.context, *filter(None, map(_label, detector.patterns))]),
        forms=tuple(dict.fromkeys(filter(None, map(form, (pattern.regex for pattern in detector.patterns))))),
    )


_IN_COUNTRY = 2
_CHECKED = re.compile(
    r"check (?:digit|character|letter|number|sign|sum)|checksum|Luhn|ISO 7064|Verhoeff|control (?:digit|letter)"
    r"|mod(?:ulo|ulus)? ?\d|weight(?:s|ed)? \d|divisible by|base58|bech32|Keccak|EIP-55|CRC|elfproef|eleven test",
    re.IGNORECASE,
)
_UNCHECKED = re.compile(
    r"\b(?:no|none|without|neither|nor)\b[^;]{0,30}\b(?:check|modulus)|check no longer|check digits?"
    r" (?:that its own|behind|differ)|by tables|not (?:public|published)|never published|nobody published",
    re.IGNORECASE,
)
_LABELS = re.compile(r"(?:field|behind)\.<locals>")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def _words(detector: Detector) -> Words:
    """Say what words are to a detector: its labels are words too."""
    labelled = [_is_labelled(detector, pattern) or pattern.needs_context for pattern in detector.patterns]
    if all(labelled):
        return Words.NEEDED
    return Words.HELPFUL if any(labelled) or detector.context else Words.UNUSED


def _is_labelled(detector: Detector, pattern: Pattern) -> bool:
    """Say whether a pattern is a label, and its check looks for the value beside it."""
    check = pattern.check or detector.check
    return check is not None and _LABELS.search(getattr(check, "__qualname__", "")) is not None


def _label(pattern: Pattern) -> str:
    """Return a pattern as text, when it holds words."""
    plain = pattern.regex.replace(r"\b", "").replace("[ _-]", " ")
    return plain if _LETTERS.search(plain) else ""


_PART = re.compile(
    r"""(?P<edge>\\b)|(?P<digit>\\d|\[0-9\]|\[1-9\])|(?P<letter>\[A-Z\]|\[A-Za-z\])|(?P<many>\{(?P<count>\d{1,2})\})
    |(?P<gap>\[(?P<signs>[ ./-]+)\]\??)|(?P<sign>[ A-Z0-9-]|\\[./-])(?!\?|\{|\+|\*)""",
    re.VERBOSE,
)
_LONGEST = 40


def form(regex: str) -> str | None:
    """Return how a simple pattern's values are written ("999-99-9999"); None for one that says more than that."""
    shape, at = "", 0
    while at < len(regex):
        part = _PART.match(regex, at)
        if part is None:
            return None
        at = part.end()
        if part["many"]:
            shape += shape[-1:] * (int(part["count"]) - 1)
        else:
            shape += "9" * bool(part["digit"]) + "A" * bool(part["letter"])
            shape += (part["signs"] or "")[:1] + (part["sign"] or "").removeprefix("\\")
    return shape if 0 < len(shape) <= _LONGEST else None
