from __future__ import annotations

import pytest

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.folding import fold
from maskmill.domain.redact.spellings import initials, spellings, spreads, variants

PERSON, PLACE, GROUP = EntityType.PERSON, EntityType.LOCATION, EntityType.ORGANIZATION
STREET, DATE = EntityType.STREET_ADDRESS, EntityType.DATE_TIME


def _forms(value: str, kind: EntityType = PERSON) -> set[str]:
    return set(map(fold, spellings(kind, 0.9, value)))


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        ("Jana Meskalde", {"jana", "meskalde", "jmeskalde", "meskaldej", "meskaldejana"}),
        ("Jana Berta Meskalde", {"janameskalde", "jbmeskalde", "jmeskalde", "meskaldejb", "berta"}),
        ("Dr. Jana Meskalde", {"janameskalde", "meskalde"}),
        ("Meskalde, Jana", {"janameskalde", "meskaldejana", "jmeskalde"}),
        ("Jana Meskalde's", {"janameskalde", "meskalde"}),
        ("Jana Meskalde Jr.", {"janameskalde", "meskalde"}),
        ("Jan van Meskalde", {"vanmeskalde", "meskalde", "jvanmeskalde", "jmeskalde"}),
        ("J. Meskalde", {"jmeskalde", "meskalde"}),
    ],
)
def test_a_name_is_known_by_its_other_forms(value: str, forms: set[str]) -> None:
    assert forms <= _forms(value)


@pytest.mark.parametrize("form", ["dr", "jr", "van", "jan van", "a", "von"])
def test_titles_particles_and_letters_alone_are_no_form(form: str) -> None:
    values = "Dr. Jan van Meskalde Jr.", "A. von Meskalde"
    assert all(fold(form) not in _forms(value) for value in values)


def test_a_word_behind_a_surname_is_not_taken_for_an_initial() -> None:
    assert "meskaldea" not in _forms("Anna Meskalde")
    assert "ameskalde" in _forms("Anna Meskalde")


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        ("Tavorex, Inc.", {"tavorex"}),
        ("Tavorex Maschinenbau GmbH", {"tavorexmaschinenbau"}),
        ("The Keld Board of Letters", {"keldboardofletters", "kbl"}),
        ("Tavorex GmbH & Co. KG", {"tavorexgmbhco"}),
    ],
)
def test_an_organisation_is_known_without_its_legal_form_and_by_its_letters(value: str, forms: set[str]) -> None:
    assert forms <= _forms(value, GROUP)


@pytest.mark.parametrize(
    ("form", "other"),
    [("Jörg Müller", "Joerg Mueller"), ("Mueller", "Muller"), ("Joerg", "Jorg"), ("Åse", "aase")],
)
def test_an_umlaut_may_be_two_letters(form: str, other: str) -> None:
    assert fold(other) in set(map(fold, variants(form)))


@pytest.mark.parametrize("form", ["Meskalde", "Bauer", "Queen", "Noel"])
def test_two_vowels_are_not_always_an_umlaut(form: str) -> None:
    assert form == "Noel" or not list(variants(form))


@pytest.mark.parametrize(
    ("kind", "score", "value"),
    [
        (PERSON, 0.9, "Meskalde"),
        (PERSON, 0.3, "Jana Meskalde"),
        (PERSON, 0.9, "meskalde"),
        (PERSON, 0.3, "Mark Young"),
        (GROUP, 0.9, "Tavorex"),
        (GROUP, 0.3, "Blue River Hospital"),
        (PLACE, 0.9, "Bad Meskalde"),
        (STREET, 0.3, "12 Oak Street"),
        (DATE, 0.3, "2003"),
        (DATE, 0.3, "3 May 2003"),
        (EntityType.US_SSN, 0.9, "912-34-5678"),
        (EntityType.CARD_CVV, 0.9, "123"),
        (EntityType.SECRET, 0.9, "hunter"),
    ],
)
def test_what_means_the_same_everywhere_spreads(kind: EntityType, score: float, value: str) -> None:
    assert spreads(kind, score, value)


@pytest.mark.parametrize(
    ("kind", "score", "value"),
    [
        (PERSON, 0.9, "Mark"),
        (PERSON, 0.9, "WILL"),
        (PERSON, 0.9, "Rose"),
        (PERSON, 0.4, "Meskalde"),
        (PERSON, 0.6, "meskalde"),
        (PERSON, 0.9, "J. S."),
        (PERSON, 0.9, "In May"),
        (GROUP, 0.9, "Supreme Court"),
        (GROUP, 0.9, "community hospital"),
        (PLACE, 0.9, "Ferry"),
        (PLACE, 0.4, "Bad Meskalde"),
        (STREET, 0.9, "Call 1"),
        (DATE, 0.9, "Monday"),
        (DATE, 0.9, "09:00"),
    ],
)
def test_what_may_mean_something_else_stays_where_it_is(kind: EntityType, score: float, value: str) -> None:
    assert not spreads(kind, score, value)


def test_a_full_name_has_initials() -> None:
    assert initials(PERSON, "Jana Berta Meskalde") == "JBM"
    assert initials(PERSON, "Meskalde, Jana") == "JM"
    assert initials(PERSON, "Meskalde") == ""
    assert initials(GROUP, "Keld Works") == ""
