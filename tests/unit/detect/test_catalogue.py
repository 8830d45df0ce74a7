from __future__ import annotations

import re

import pytest

from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.domain.detect.catalogue import catalogue
from maskmill.domain.detect.detector import Detector
from maskmill.domain.entity import EntityType


def test_the_detectors_are_found_and_have_their_own_names() -> None:
    names = [item.name for item in catalogue().detectors]
    assert len(names) >= 25
    assert len(set(names)) == len(names)


def test_every_type_but_those_of_other_sources_has_a_detector() -> None:
    found = {item.type for item in catalogue().detectors}
    assert set(EntityType) - found == {EntityType.LOCATION, EntityType.ORGANIZATION, EntityType.TERM}


def test_every_pattern_is_re2_and_never_empty() -> None:
    engine = Re2Engine(catalogue().regexes)
    assert engine.scan("") == []


@pytest.mark.parametrize("detector", catalogue().detectors, ids=lambda item: str(item.name))
def test_a_detector_keeps_the_rules(detector: Detector) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", detector.name)
    assert all(0 < item.score <= 1 for item in detector.patterns)
    assert not any(item.needs_context for item in detector.patterns) or detector.context
