"""Picks the pattern engine that this machine has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec

from maskmill.ports.detection import PatternEngine


def compile_patterns(patterns: Sequence[str]) -> PatternEngine:
    """Compile once per process and list of patterns; InvalidPolicy names the index of one that is not valid RE2."""
    return _compiled(tuple(patterns))


@lru_cache(maxsize=16)
def _compiled(patterns: tuple[str, ...]) -> PatternEngine:
    if find_spec("hyperscan") is None:
        from maskmill.adapters.patterns.re2_engine import Re2Engine  # noqa: PLC0415 - only where it is used

        return Re2Engine(patterns)
    from maskmill.adapters.patterns.hyperscan_engine import HyperscanEngine  # noqa: PLC0415 - absent on some machines

    return HyperscanEngine(patterns)
