"""All detectors, found by walking the rooms of `detectors`."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

import maskmill.domain.detect.detectors as package
from maskmill.domain.detect.detector import Detector, Pattern


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All detectors, and one list of regular expressions: `users[i]` are who reads the hits of `regexes[i]`.

    `near` names the expression near whose hits alone a pattern can find something.
    """

    detectors: tuple[Detector, ...]
    regexes: tuple[str, ...]
    users: tuple[tuple[tuple[Detector, Pattern], ...], ...]
    near: dict[Pattern, int]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return every `DETECTOR` in the rooms of `detectors`, by name; the same regular expression is matched once."""
    names = (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."))
    modules = (import_module(name) for name in names)
    detectors = sorted(
        (module.DETECTOR for module in modules if hasattr(module, "DETECTOR")), key=lambda item: str(item.name)
    )
    return build(tuple(detectors))


def build(detectors: tuple[Detector, ...]) -> Catalogue:
    """Lay out detectors for one pattern engine."""
    users: dict[str, list[tuple[Detector, Pattern]]] = defaultdict(list)
    for detector in detectors:
        for pattern in detector.patterns:
            users[pattern.regex].append((detector, pattern))
    near = [pattern for detector in detectors for pattern in detector.patterns if pattern.near is not None]
    places = {regex: index for index, regex in enumerate(dict.fromkeys([*users, *(str(item.near) for item in near)]))}
    return Catalogue(
        detectors,
        tuple(places),
        tuple(tuple(users.get(regex, ())) for regex in places),
        {pattern: places[str(pattern.near)] for pattern in near},
    )
