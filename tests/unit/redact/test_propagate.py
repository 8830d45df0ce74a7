from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.redact.needles import Needles
from maskmill.domain.redact.propagate import propagate, spreads


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
        ("Jana came", ["Jana"]),
        ("JANA came", ["JANA"]),
        ("Novakova, Jana", ["Novakova, Jana"]),
        ("Novakova J. came", ["Novakova J"]),
        ("signed J.N. here", ["J.N."]),
        ("Nov\u00e1kov\u00e1 came", ["Nov\u00e1kov\u00e1"]),
        ("Jananov came", []),
    ],
)
def test_a_name_found_once_is_found_in_its_other_forms(other: str, found: list[str]) -> None:
    assert _spread("Jana Novakova wrote", "Jana Novakova", other) == found


def test_a_short_surname_is_found_unless_it_is_a_common_word() -> None:
    assert _spread("Amy Lau wrote", "Amy Lau", "Ask Lau.") == ["Lau"]
    assert _spread("Amy May wrote", "Amy May", "You may ask. In May we ask.") == []
    assert _spread("Amy Rose wrote", "Amy Rose", "A rose for Rose, said Amy.") == ["Rose", "Amy"]


def test_a_first_name_that_is_a_common_word_is_found_by_its_capital() -> None:
    assert _spread("Mark Novakova wrote", "Mark Novakova", "the mark on a market, said Mark") == ["Mark"]
    assert _spread("Will Novakova wrote", "Will Novakova", "he will ask") == []


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Tavorimeskalde said", ["Tavorimeskalde"]),
        ("Tavorimeskalde, Samuel", ["Tavorimeskalde"]),
        ("Tavorimeskalde, S. B.", ["Tavorimeskalde, S."]),
        ("S. Tavorimeskalde", ["S. Tavorimeskalde"]),
        ("Raj Tavorimeskalde, Paris Tavorimeskalde", ["Tavorimeskalde", "Tavorimeskalde"]),
    ],
)
def test_an_initial_beside_a_long_surname_is_a_word_of_its_own(other: str, found: list[str]) -> None:
    assert _spread("Sara Tavorimeskalde wrote", "Sara Tavorimeskalde", other) == found


def test_an_umlaut_may_be_written_as_two_letters_or_dropped() -> None:
    assert _spread("Jana M\u00fcller", "Jana M\u00fcller", "Mueller, Muller, M\u00dcLLER") == [
        "Mueller",
        "Muller",
        "M\u00dcLLER",
    ]
    assert _spread("Jana Mueller", "Jana Mueller", "M\u00fcller") == ["M\u00fcller"]


def test_an_organisation_is_found_without_its_legal_form_and_by_its_letters() -> None:
    kind = EntityType.ORGANIZATION
    assert _spread("Tavorex GmbH", "Tavorex GmbH", "die Tavorex hat", kind) == ["Tavorex"]
    assert _spread("Keld Board of Letters", "Keld Board of Letters", "the KBL said", kind) == ["KBL"]
    assert _spread("the Supreme Court", "Supreme Court", "the supreme court, the Supreme Court", kind) == [
        "Supreme Court"
    ]


def test_a_place_of_two_words_is_found_everywhere_and_one_of_one_word_is_not() -> None:
    kind = EntityType.LOCATION
    assert _spread("in Bad Tavorin", "Bad Tavorin", "to BAD TAVORIN", kind) == ["BAD TAVORIN"]
    assert _spread("in Tavorin", "Tavorin", "to Tavorin", kind) == []


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
    st.sampled_from(
        [
            "Jana",
            "Novakova",
            "NOVAKOVA",
            "M\u00fcller",
            "Mueller",
            "Lau",
            "Smith",
            "Rose",
            "rose",
            "J.",
            "j",
            "Inc.",
            "4111",
            "and",
            "the",
            "of",
            "-\n",
            "'s",
            ".",
            ",",
        ]
    ),
    max_size=20,
)


@given(names, st.integers(0, 19), st.integers(1, 3), st.sampled_from(EntityType))
def test_the_proof_finds_nothing_beyond_what_was_propagated(
    words: list[str], first: int, count: int, kind: EntityType
) -> None:
    text = " ".join(words)
    value = " ".join(words[first : first + count])
    if not any(char.isalnum() for char in value):
        return
    spans = propagate([text], [[_entity(text, value, kind)]])[0]
    raw_values = {(item.type, item.score, text[item.start : item.end]) for item in spans}
    values = [raw for kind, score, raw in raw_values if spreads(kind, score, raw)]
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


def test_time_grows_with_the_number_of_names_only() -> None:
    def cost(count: int) -> float:
        names = [f"{_word(2 * number)} {_word(3 * number + 1)}" for number in range(count)]
        text = ", said. ".join(names)
        found = [Entity(at, at + len(name), EntityType.PERSON, 0.9, "test") for at, name in _places(text, names)]
        started = time.process_time()
        propagate([text], [found])
        return time.process_time() - started

    assert min(cost(4_000), cost(4_000)) < 30 * max(cost(400), 0.005)


def _word(number: int) -> str:
    letters = "bdfgklmnprstvz"
    return "".join(letters[number // 14**at % 14] + "aeiou"[number % (at + 2)] for at in range(4)).title()


def _places(text: str, names: list[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for name in names:
        at = text.index(name, at)
        yield at, name
        at += len(name)


def test_a_document_without_findings_costs_nothing() -> None:
    text = "nothing here " * 10_000
    started = time.process_time()
    assert propagate([text] * 100, [[]] * 100) == [[]] * 100
    assert time.process_time() - started < 0.1
