from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.detect.edges import trimmed
from maskmill.domain.entity import Entity, EntityType

PERSON, PLACE, STREET = EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS
GROUP, DATE = EntityType.ORGANIZATION, EntityType.DATE_TIME


def _left(text: str, value: str, kind: EntityType) -> list[str]:
    at = text.index(value)
    found = Entity(at, at + len(value), kind, 0.9, "names")
    return [text[item.start : item.end] for item in trimmed(text, found)]


@pytest.mark.parametrize(
    ("kind", "seen", "left"),
    [
        (PERSON, "Achilla bc", "Achilla"),
        (PERSON, "Anna Tavorin's", "Anna Tavorin"),
        (PERSON, "Mr I. Keld of", "Mr I. Keld"),
        (PERSON, "Eduard Tavorin - Associate", "Eduard Tavorin"),
        (PERSON, "Darwin - Keld", "Darwin - Keld"),
        (PERSON, '"Tavorin, Georg"', "Tavorin, Georg"),
        (PERSON, "Ludwig van", "Ludwig"),
        (PERSON, "anna and", "anna and"),
        (PERSON, "Anna Tavorin.", "Anna Tavorin"),
        (PERSON, "Tavorin, J.", "Tavorin, J."),
        (PLACE, "Melvinia of", "Melvinia"),
        (PLACE, "of MV", "MV"),
        (PLACE, "Melvin area", "Melvin"),
        (PLACE, "Washington, D.C.", "Washington, D.C."),
        (PLACE, "(Melvin", "Melvin"),
        (PLACE, "Melvin (Keld)", "Melvin (Keld)"),
        (PLACE, "Rio de Tavo", "Rio de Tavo"),
        (GROUP, "of the Keld Office", "the Keld Office"),
        (GROUP, "Keld Works Inc.", "Keld Works Inc."),
        (GROUP, "Keld Party (", "Keld Party"),
        (GROUP, "Office at the", "Office"),
        (STREET, "12 Oak St.", "12 Oak St."),
        (STREET, "Lindweg 12 a", "Lindweg 12 a"),
        (STREET, "12 Oak Street\nMelvin", "12 Oak Street\nMelvin"),
        (DATE, "27 February 1997 and", "27 February 1997"),
        (DATE, "at 18.45", "at 18.45"),
    ],
)
def test_signs_and_small_words_at_the_edges_stay_outside(kind: EntityType, seen: str, left: str) -> None:
    assert _left(f"xx {seen} xx", seen, kind) == [left]


def test_a_finding_is_cut_into_its_lines() -> None:
    assert _left("Anna Keld\nBruno Tavo", "Anna Keld\nBruno Tavo", PERSON) == ["Anna Keld", "Bruno Tavo"]


def test_a_list_of_places_is_cut_into_its_places() -> None:
    value = "San Tavo, Palo Melvin, Washington, D.C."
    assert _left(value, value, PLACE) == ["San Tavo", "Palo Melvin", "Washington, D.C."]


@pytest.mark.parametrize(
    ("text", "seen", "kind", "left"),
    [
        ("Anna Keld Jr. came", "Anna Keld", PERSON, "Anna Keld Jr."),
        ("Anna Keld, Jr., came", "Anna Keld", PERSON, "Anna Keld, Jr."),
        ("Anna Keld III came", "Anna Keld", PERSON, "Anna Keld III"),
        ("Tavorex, Inc. of Melvin", "Tavorex", GROUP, "Tavorex, Inc."),
        ("die Tavorex GmbH kam", "Tavorex", GROUP, "Tavorex GmbH"),
        ("Anna Keld Juror", "Anna Keld", PERSON, "Anna Keld"),
    ],
)
def test_what_belongs_to_a_name_is_taken_in(text: str, seen: str, kind: EntityType, left: str) -> None:
    assert _left(text, seen, kind) == [left]


def test_nothing_is_left_of_signs() -> None:
    assert _left("a -- , b", "-- ,", PERSON) == []


def test_numbers_are_left_alone() -> None:
    assert _left("no. 12-, x", "12-,", EntityType.ID_NUMBER) == ["12-,"]


any_text = st.lists(
    st.sampled_from([*"aZ\u00e9 .,'-()\"\n\t1/", "and", "of", "Jr", " the "]), min_size=1, max_size=40
).map("".join)


@given(any_text, st.data(), st.sampled_from([PERSON, PLACE, STREET, GROUP, DATE]))
def test_what_is_left_lies_inside_unless_a_suffix_follows(text: str, data: st.DataObject, kind: EntityType) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    parts = list(trimmed(text, Entity(start, end, kind, 0.9, "names")))
    assert all(start <= item.start < item.end <= len(text) for item in parts)
    assert all(item.end <= end or kind in {PERSON, GROUP} for item in parts)
    assert all(left.end <= right.start for left, right in pairwise(parts))


def test_letters_and_digits_are_lost_in_small_words_only() -> None:
    text = "the Keld of the and in on at"
    assert _left(text, text, PLACE) == ["the Keld"]


@pytest.mark.parametrize("piece", ["and ", "A. ", "- ", "'s ", "(", "Keld\n", "Keld - "])
def test_time_grows_with_the_length_only(piece: str) -> None:
    def cost(count: int) -> float:
        text = "Keld " + piece * count
        started = time.process_time()
        list(trimmed(text, Entity(0, len(text), PERSON, 0.9, "names")))
        return time.process_time() - started

    assert min(cost(8_000), cost(8_000)) < 40 * max(cost(800), 0.002)
