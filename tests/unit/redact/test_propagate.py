from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.redact.needles import Needles
from maskmill.domain.redact.propagate import propagate


def _entity(text: str, value: str, kind: EntityType = EntityType.PERSON) -> Entity:
    at = text.index(value)
    return Entity(at, at + len(value), kind, 0.9, "test")


def _spread(first: str, value: str, other: str, kind: EntityType = EntityType.PERSON) -> list[str]:
    found = propagate([first, other], [[_entity(first, value, kind)], []])
    return [other[item.start : item.end] for item in found[1]]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Mr Novakova came", ["Novakova"]),
        ("J. Novakova came", ["J. Novakova"]),
        ("Novakova's house", ["Novakova"]),
        ("JANA\nNOVAKOVA", ["JANA\nNOVAKOVA"]),
        ("Jana Nova-\nkova", ["Jana Nova-\nkova"]),
        ("Jana came", []),
    ],
)
def test_a_name_found_once_is_found_in_its_other_forms(other: str, found: list[str]) -> None:
    assert _spread("Jana Novakova wrote", "Jana Novakova", other) == found


def test_a_short_surname_is_found_unless_it_is_a_common_word() -> None:
    assert _spread("Amy Lau wrote", "Amy Lau", "Ask Lau.") == ["Lau"]
    assert _spread("Amy May wrote", "Amy May", "You may ask.") == []


def test_a_number_is_found_whatever_its_separators() -> None:
    assert _spread("card 4111-1111-1111-1111", "4111-1111-1111-1111", "4111 1111 1111 1111", EntityType.CREDIT_CARD)


def test_a_new_finding_has_the_type_of_the_first() -> None:
    text = "Jana Novakova"
    found = propagate([text, "Novakova"], [[_entity(text, text)], []])[1]
    assert [(item.type, item.detector) for item in found] == [(EntityType.PERSON, "propagate")]


def test_kept_types_are_not_propagated() -> None:
    text = "Acme Widgets"
    found = propagate([text, text], [[_entity(text, text, EntityType.ORGANIZATION)], []], {EntityType.PERSON})
    assert found[1] == []


names = st.lists(
    st.sampled_from(["Jana", "Novakova", "Lau", "Smith", "4111", "and", "the", "-\n", "'s", "."]), max_size=20
)


@given(names, st.integers(0, 19), st.integers(1, 3))
def test_the_proof_finds_nothing_beyond_what_was_propagated(words: list[str], first: int, count: int) -> None:
    text = " ".join(words)
    value = " ".join(words[first : first + count])
    if not any(char.isalnum() for char in value):
        return
    spans = propagate([text], [[_entity(text, value)]])[0]
    values = [text[item.start : item.end] for item in spans]
    assert all(_covered(spans, start, end) for start, end, _ in Needles((), values).spans(text))


def _covered(spans: list[Entity], start: int, end: int) -> bool:
    return all(any(item.start <= at < item.end for item in spans) for at in range(start, end))


def test_a_single_word_of_a_place_and_a_doubtful_name_stay_where_they_are() -> None:
    text = "Ferry Lane. The ferry left. Winter said so in winter. Keller, keller@x.example"
    found = [
        Entity(0, 5, EntityType.STREET_ADDRESS, 0.9, "model"),
        Entity(28, 34, EntityType.PERSON, 0.4, "model"),
        Entity(54, 60, EntityType.PERSON, 0.9, "model"),
    ]
    values = [text[item.start : item.end] for item in propagate([text], [found])[0]]
    assert values == ["Ferry", "Winter", "Keller", "keller"]
