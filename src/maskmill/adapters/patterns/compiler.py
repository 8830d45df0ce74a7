"""Picks the pattern engine that this machine has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from maskmill.ports.detection import PatternEngine

BUILT = Path(__file__).parent / "built"
"""Where `make setup` puts the databases of the built-in patterns."""


class Compiler:
    """Compiles patterns; the databases of built-in ones are kept in the package, or in a folder for caches."""

    def __init__(self, cache: Path | None = None) -> None:
        """Take the folder that is written to when the package holds no databases for this machine."""
        self._folders = (BUILT, cache) if cache else (BUILT,)

    def __call__(self, patterns: Sequence[str], *, known_good: bool = False) -> PatternEngine:
        """Compile once per process and list of patterns; InvalidPolicy names the index of one that is not valid RE2."""
        return _compiled(tuple(patterns), self._folders if known_good else None)


compile_patterns = Compiler()
"""Keeps nothing but what `make setup` built."""


@lru_cache(maxsize=16)
def _compiled(patterns: tuple[str, ...], folders: tuple[Path, ...] | None) -> PatternEngine:
    known_good = folders is not None
    if find_spec("hyperscan") is None:
        from maskmill.adapters.patterns.re2_engine import Re2Engine  # noqa: PLC0415 - only where it is used

        return Re2Engine(patterns, known_good=known_good)
    from maskmill.adapters.patterns.hyperscan_engine import HyperscanEngine  # noqa: PLC0415 - absent on some machines
    from maskmill.adapters.patterns.shelf import Shelf  # noqa: PLC0415 - as above

    return HyperscanEngine(patterns, Shelf(folders) if folders else None, known_good=known_good)
