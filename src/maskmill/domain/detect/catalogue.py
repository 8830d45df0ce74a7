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
    """All detectors, and one list of regular expressions: `users[i]` are who reads the hits of `regexes[i]`."""

    detectors: tuple[Detector, ...]
    regexes: tuple[str, ...]
    users: tuple[tuple[tuple[Detector, Pattern], ...], ...]


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
    return Catalogue(detectors, tuple(users), tuple(map(tuple, users.values())))
