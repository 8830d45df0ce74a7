"""The strategies of this package, found by walking it, and the labels that they give a document's findings."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

import maskmill.domain.redact as package
from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Strategy
from maskmill.domain.policy import Treatment
from maskmill.domain.redact.strategy import Replacement, State


@lru_cache(maxsize=1)
def strategies() -> Mapping[str, Replacement]:
    """Return every `STRATEGY` of this package's modules, by name."""
    modules = (
        import_module(f"{package.__name__}.{found.name}")
        for found in pkgutil.iter_modules(package.__path__)
        if found.name.startswith("strategy_")
    )
    return {module.STRATEGY.name: module.STRATEGY for module in modules}


def replacement(strategy: Strategy, kind: EntityType, raw_value: str, state: State) -> str:
    """Return what stands where a value was."""
    return strategies()[strategy.value].replace(kind, raw_value, state)


class Labels:
    """The labels of one document's findings; ask in reading order, so that tokens are numbered by first appearance."""

    def __init__(self, secret: bytes) -> None:
        """Take the HMAC key of the hash strategy."""
        self._state = State(secret)

    def label(self, treatment: Treatment, kind: EntityType, raw_value: str, *, is_box: bool = False) -> str:
        """Return the text for a value's place. A masked box shows the type: a bar inside a bar says nothing."""
        if treatment.label is not None:
            return treatment.label
        if is_box and treatment.strategy is Strategy.MASK:
            return kind.value
        return replacement(treatment.strategy, kind, raw_value, self._state)
