from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.detect.detector import Rank
from maskmill.domain.detect.merge import Candidate, merge
from maskmill.domain.entity import Entity, EntityType

PERSON, PLACE, STREET = EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS
CODE, GROUP = EntityType.ZIP_CODE, EntityType.ORGANIZATION


def _merged(text: str, *parts: tuple[str, EntityType]) -> list[tuple[str, EntityType]]:
    """Merge parts that stand in a text in this order."""
    found, at = [], 0
    for value, kind in parts:
        at = text.index(value, at)
        found.append(Candidate(Rank.MODEL, Entity(at, at + len(value), kind, 0.8, "test")))
        at += len(value)
    return [(text[item.start : item.end], item.type) for item in merge(text, found)]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("Anna Tavorin came", ["Anna", "Tavorin"], "Anna Tavorin"),
        ("J. Tavorin came", ["J", "Tavorin"], "J. Tavorin"),
        ("Anna B. Tavorin", ["Anna", "Tavorin"], "Anna B. Tavorin"),
        ("Anna O'Mirel", ["Anna O", "Mirel"], "Anna O'Mirel"),
        ("see Tavorin, J. (2001)", ["Tavorin", "J."], "Tavorin, J."),
        ("Name: Tavorin, Anna\n", ["Tavorin", "Anna"], "Tavorin, Anna"),
        ("Tavorin, Anna B.\tRome", ["Tavorin", "Anna B."], "Tavorin, Anna B."),
    ],
)
def test_parts_of_one_name_are_one(text: str, parts: list[str], whole: str) -> None:
    assert _merged(text, *((part, PERSON) for part in parts)) == [(whole, PERSON)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna, Bruno and Carla", ["Anna", "Bruno", "Carla"]),
        ("we saw Anna, Bruno came later", ["Anna", "Bruno"]),
        ("Anna Tavorin, Bruno Keld", ["Anna Tavorin", "Bruno Keld"]),
        ("Anna Tavorin Bruno Keld", ["Anna Tavorin", "Bruno Keld"]),
        ("Anna Tavorin\nBruno Keld", ["Anna Tavorin", "Bruno Keld"]),
        ("Anna - Bruno", ["Anna", "Bruno"]),
        ("He met Tavorin. Keld left", ["Tavorin", "Keld"]),
        ("Anna/Bruno", ["Anna", "Bruno"]),
    ],
)
def test_people_in_a_list_stay_apart(text: str, names: list[str]) -> None:
    assert _merged(text, *((name, PERSON) for name in names)) == [(name, PERSON) for name in names]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("12 Oak Street, Melvin", [("12 Oak Street", STREET), ("Melvin", PLACE)], "12 Oak Street, Melvin"),
        ("12 Oak Street\nMelvin\n", [("12 Oak Street", STREET), ("Melvin", PLACE)], "12 Oak Street\nMelvin"),
        (
            "Lindweg 4\r\n10999 Tavorstadt\r\nGermany",
            [("Lindweg 4", STREET), ("10999", CODE), ("Tavorstadt", PLACE), ("Germany", PLACE)],
            "Lindweg 4\r\n10999 Tavorstadt\r\nGermany",
        ),
        (
            "12 Oak St, Apt 4B, Melvin, IL 60999, USA",
            [("12 Oak St", STREET), ("Melvin", PLACE), ("IL", PLACE), ("60999", CODE), ("USA", PLACE)],
            "12 Oak St, Apt 4B, Melvin, IL 60999, USA",
        ),
        ("Rose House\n12 Oak Street", [("Rose House", STREET), ("12 Oak Street", STREET)], "Rose House\n12 Oak Street"),
        ("Melvin, 12 Oak Street", [("Melvin", PLACE), ("12 Oak Street", STREET)], "Melvin, 12 Oak Street"),
    ],
)
def test_parts_of_an_address_are_one(text: str, parts: list[tuple[str, EntityType]], whole: str) -> None:
    assert _merged(text, *parts) == [(whole, STREET)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("San Tavo, Palo Melvin, Keld", [("San Tavo", PLACE), ("Palo Melvin", PLACE), ("Keld", PLACE)]),
        ("Tavo (Germany)", [("Tavo", PLACE), ("Germany", PLACE)]),
        ("Tavo\nMelvin", [("Tavo", PLACE), ("Melvin", PLACE)]),
        ("12 Oak Street\n14 Oak Street", [("12 Oak Street", STREET), ("14 Oak Street", STREET)]),
        ("12 Oak Street\nMelvin was there", [("12 Oak Street", STREET), ("Melvin", PLACE)]),
        ("12 Oak Street\n\n\nMelvin", [("12 Oak Street", STREET), ("Melvin", PLACE)]),
        ("60999 Melvin", [("60999", CODE), ("Melvin", PLACE)]),
        ("12 Oak Street and Melvin", [("12 Oak Street", STREET), ("Melvin", PLACE)]),
    ],
)
def test_places_in_a_list_stay_apart(text: str, parts: list[tuple[str, EntityType]]) -> None:
    assert _merged(text, *parts) == parts


def test_a_place_that_the_model_cut_is_one() -> None:
    assert _merged("in New Tavorin", ("New", PLACE), ("Tavorin", PLACE)) == [("New Tavorin", PLACE)]


def test_an_organisation_goes_on_over_an_of() -> None:
    parts = ("Committee", GROUP), ("House of Keld", GROUP)
    assert _merged("the Committee of the House of Keld", *parts) == [("Committee of the House of Keld", GROUP)]
    assert len(_merged("the Committee, House of Keld", *parts)) == 2


words = st.lists(
    st.sampled_from(
        ["Anna", "Keld", "12", "Oak", "J.", "Jr.", ",", "and", "of", "\n", "-", ";", "60999", "\u00e9t\u00e9"]
    ),
    min_size=1,
    max_size=25,
)
KINDS = st.sampled_from([PERSON, PLACE, STREET, CODE, GROUP, EntityType.URL])


@st.composite
def _texts(draw: st.DrawFn) -> tuple[str, list[Candidate]]:
    text = " ".join(draw(words))
    edges = [found.span() for found in re.finditer(r"\w+", text)]
    found = []
    for _ in range(draw(st.integers(0, 12)) if edges else 0):
        first = draw(st.integers(0, len(edges) - 1))
        last = min(len(edges) - 1, first + draw(st.integers(0, 3)))
        entity = Entity(edges[first][0], edges[last][1], draw(KINDS), draw(st.floats(0, 1)), "test")
        found.append(Candidate(draw(st.sampled_from(Rank)), entity))
    return text, found


@given(_texts())
def test_merged_spans_are_sorted_whole_words_inside_the_text(case: tuple[str, list[Candidate]]) -> None:
    text, found = case
    merged = merge(text, found)
    assert all(left.end <= right.start for left, right in pairwise(merged))
    for item in merged:
        assert 0 <= item.start < item.end <= len(text)
        assert not (text[item.start - 1 : item.start].isalnum() and text[item.start].isalnum())
        assert not (text[item.end - 1].isalnum() and text[item.end : item.end + 1].isalnum())


@given(_texts())
def test_only_an_address_runs_over_a_line_break(case: tuple[str, list[Candidate]]) -> None:
    text, found = case
    one_line = [item for item in found if "\n" not in text[item.entity.start : item.entity.end]]
    merged = merge(text, one_line)
    assert all(item.type is STREET or "\n" not in text[item.start : item.end] for item in merged)


@given(_texts())
def test_what_was_merged_merges_to_itself(case: tuple[str, list[Candidate]]) -> None:
    text, found = case
    kept = [Candidate(Rank.MODEL, item.entity) for item in found if item.rank is Rank.MODEL]
    once = merge(text, kept)
    assert merge(text, [Candidate(Rank.MODEL, item) for item in once]) == once
