"""The names model rests when the policy would keep all that it finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from tests.fixtures.mill import NONE, mill

from maskmill.domain.entity import Entity
from maskmill.domain.policy import Policy
from maskmill.engine.detect import Detection


class Busy:
    """A names model that must not be asked."""

    name = "busy"
    version = "1"

    def find(self, texts: Iterable[str]) -> Sequence[Sequence[Entity]]:
        raise AssertionError(f"asked about {len(list(texts))} texts")


def test_a_policy_that_keeps_everything_does_not_wake_the_model() -> None:
    given = replace(mill(), names=Busy())
    assert Detection(given, NONE).find(["Dear Ms Maria Keller"]) is not None
    with pytest.raises(AssertionError, match="asked about 1"):
        Detection(given, Policy("all", 1)).find(["Dear Ms Maria Keller"])
