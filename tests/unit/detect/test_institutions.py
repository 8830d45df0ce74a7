from __future__ import annotations

import pytest

from maskmill.domain.detect.institutions import raised
from maskmill.domain.entity import Entity, EntityType


def _raised(text: str, score: float, kind: EntityType = EntityType.ORGANIZATION) -> float:
    return raised(text, Entity(0, len(text), kind, score, "names:organization")).score


@pytest.mark.parametrize("text", ["Employment Tribunal", "sąd rejonowy", "Østre Landsret ret", "Amtsgericht Lübeck"])
def test_a_word_for_an_institution_makes_a_doubted_organisation_surer(text: str) -> None:
    assert _raised(text, 0.3) == 0.75


def test_a_court_alone_is_no_organisation() -> None:
    assert _raised("Court", 0.3) == 0.3


def test_what_the_model_does_not_see_at_all_stays_out() -> None:
    assert _raised("Employment Tribunal", 0.1) == 0.1


def test_a_sure_one_keeps_its_score() -> None:
    assert _raised("Employment Tribunal", 0.9) == 0.9


def test_other_types_are_left_alone() -> None:
    assert _raised("Court Road", 0.3, EntityType.LOCATION) == 0.3
