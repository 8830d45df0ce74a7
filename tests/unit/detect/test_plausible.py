from __future__ import annotations

import pytest

from maskmill.domain.detect.common_words import is_common, is_never_a_name
from maskmill.domain.detect.plausible import is_plausible
from maskmill.domain.detect.thresholds import REDACT, REPORT, least
from maskmill.domain.entity import Entity, EntityType

PERSON, PLACE, GROUP = EntityType.PERSON, EntityType.LOCATION, EntityType.ORGANIZATION
DATE, NUMBER = EntityType.DATE_TIME, EntityType.ID_NUMBER


def _is_plausible(text: str, value: str, kind: EntityType, score: float = 0.9) -> bool:
    at = text.index(value)
    return is_plausible(text, Entity(at, at + len(value), kind, score, "names"))


@pytest.mark.parametrize(
    ("text", "value", "kind", "score"),
    [
        ("the court said", "court", GROUP, 0.3),
        ("a house boat is", "boat", PLACE, 0.3),
        ("contact the sender and", "sender", PERSON, 0.4),
        ("the Spanish people", "Spanish", PLACE, 0.9),
        ("eine deutsche Stadt", "deutsche", GROUP, 0.9),
        ("The Israeli city", "Israeli", PLACE, 0.9),
        ("his bank account", "bank", GROUP, 0.9),
        ("IBAN: DE", "IBAN", GROUP, 0.9),
        ("on Monday", "Monday", PERSON, 0.9),
        ("no. 45, 46", "45", NUMBER, 0.9),
        ("at 9:0", "9:0", DATE, 0.9),
        ("X said", "X", GROUP, 0.9),
    ],
)
def test_a_word_that_names_nobody_is_dropped(text: str, value: str, kind: EntityType, score: float) -> None:
    assert not _is_plausible(text, value, kind, score)


@pytest.mark.parametrize(
    ("text", "value", "kind", "score"),
    [
        ("the union said", "union", GROUP, 0.8),
        ("anna tavorin said", "anna", PERSON, 0.3),
        ("the Turkish Government", "Turkish", GROUP, 0.9),
        ("die Deutsche Keldbank", "Deutsche", GROUP, 0.9),
        ("the BNP's members", "BNP", GROUP, 0.3),
        ("in 2004 he", "2004", DATE, 0.3),
        ("no. 45119", "45119", NUMBER, 0.3),
        ("Dutch Keld said", "Dutch", PERSON, 0.9),
        ("at Court, said", "Court", PLACE, 0.3),
    ],
)
def test_a_name_stays(text: str, value: str, kind: EntityType, score: float) -> None:
    assert _is_plausible(text, value, kind, score)


def test_common_words_are_those_of_four_languages_in_any_case() -> None:
    assert all(map(is_common, ["Rose", "WILL", "petit", "Blanco", "König", "the", "invoice"]))
    assert not any(map(is_common, ["Tavorin", "Meskalde", "Jana", "Smith", "Müller"]))


def test_days_months_and_small_words_are_never_names() -> None:
    assert all(map(is_never_a_name, ["May", "Monday", "The", "Mai", "domingo", "und"]))
    assert not any(map(is_never_a_name, ["Rose", "Mark", "Tavorin"]))


@pytest.mark.parametrize("kind", EntityType)
def test_report_wants_at_least_as_sure_a_finding_as_redact(kind: EntityType) -> None:
    assert 0.0 <= least(kind, REDACT) <= least(kind, REPORT) <= 1.0
