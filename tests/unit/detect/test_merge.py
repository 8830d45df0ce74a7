from __future__ import annotations

import gc
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.detect.detector import Rank
from maskmill.domain.detect.merge import UNITED_LIMIT, Candidate, Merging, merge
from maskmill.domain.entity import Entity, EntityType

TEXT = "John A. Smith, 12 Oak Street, Springfield  john@example.com 4111 word-word\nMary Jones"
LENGTH = len(TEXT)

candidates = st.lists(
    st.builds(
        lambda rank, start, size, kind, score: Candidate(
            rank, Entity(start, min(LENGTH, start + size), kind, score, "test")
        ),
        st.sampled_from(Rank),
        st.integers(0, LENGTH - 1),
        st.integers(1, 30),
        st.sampled_from([EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS, EntityType.URL]),
        st.floats(0, 1),
    ),
    max_size=25,
)


def _candidate(text: str, value: str, kind: EntityType, rank: Rank = Rank.MODEL, score: float = 0.8) -> Candidate:
    at = text.index(value)
    return Candidate(rank, Entity(at, at + len(value), kind, score, "test"))


@given(candidates)
def test_merged_spans_never_overlap(found: list[Candidate]) -> None:
    merged = merge(TEXT, found)
    assert all(left.end <= right.start for left, right in pairwise(merged))


@given(candidates)
def test_whole_words_of_a_finding_stay_covered(found: list[Candidate]) -> None:
    covered = {at for item in merge(TEXT, found) for at in range(item.start, item.end)}
    for item in found:
        for word in re.finditer(r"\w{2,}", TEXT):
            if item.entity.start <= word.start() and word.end() <= item.entity.end:
                touched = [
                    other for other in found if other.entity.start < word.end() and word.start() < other.entity.end
                ]
                cut = any(
                    word.start() < edge < word.end()
                    for other in touched
                    for edge in (other.entity.start, other.entity.end)
                )
                assert cut or covered >= set(range(*word.span()))


@given(candidates)
def test_the_order_of_findings_does_not_matter(found: list[Candidate]) -> None:
    assert merge(TEXT, found) == merge(TEXT, list(reversed(found)))


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("John Smith", ["John", "Smith"], "John Smith"),
        ("John A. Smith", ["John", "Smith"], "John A. Smith"),
        ("Garcia-Lopez", ["Garcia", "Lopez"], "Garcia-Lopez"),
    ],
)
def test_parts_of_a_name_become_one(text: str, parts: list[str], whole: str) -> None:
    merged = merge(text, [_candidate(text, part, EntityType.PERSON) for part in parts])
    assert [text[item.start : item.end] for item in merged] == [whole]


@pytest.mark.parametrize("text", ["John Smith\nMary Jones", "John Smith, Mary Jones", "John Smith and Mary Jones"])
def test_two_people_stay_two(text: str) -> None:
    merged = merge(text, [_candidate(text, name, EntityType.PERSON) for name in ("John Smith", "Mary Jones")])
    assert len(merged) == 2


def test_a_city_beside_a_street_belongs_to_the_address() -> None:
    text = "12 Oak Street,\nSpringfield"
    merged = merge(
        text,
        [
            _candidate(text, "12 Oak Street", EntityType.STREET_ADDRESS, Rank.COMPOSITE),
            _candidate(text, "Springfield", EntityType.LOCATION),
        ],
    )
    assert [(text[item.start : item.end], item.type) for item in merged] == [(text, EntityType.STREET_ADDRESS)]


def test_the_better_rank_wins_and_the_rest_of_the_other_stays() -> None:
    text = "John Smith 555-123-4567"
    merged = merge(
        text,
        [
            _candidate(text, text, EntityType.PERSON, Rank.MODEL, 0.99),
            _candidate(text, "555-123-4567", EntityType.PHONE_NUMBER, Rank.VALIDATED, 0.6),
        ],
    )
    assert [(text[item.start : item.end], item.type) for item in merged] == [
        ("John Smith", EntityType.PERSON),
        ("555-123-4567", EntityType.PHONE_NUMBER),
    ]


def test_a_kept_address_of_a_page_does_not_hide_the_mail_address_in_it() -> None:
    text = "https://x.com/?mail=a@b.com&x=1"
    merged = merge(
        text,
        [
            _candidate(text, text, EntityType.URL, Rank.KEPT),
            _candidate(text, "a@b.com", EntityType.EMAIL_ADDRESS, Rank.WEAK),
        ],
    )
    assert (EntityType.EMAIL_ADDRESS, "a@b.com") in [(item.type, text[item.start : item.end]) for item in merged]


def test_a_rest_never_begins_inside_a_word() -> None:
    text = "abcdefgh xyz"
    merged = merge(
        text,
        [
            Candidate(Rank.VALIDATED, Entity(0, 4, EntityType.SECRET, 0.9, "test")),
            Candidate(Rank.MODEL, Entity(0, 12, EntityType.PERSON, 0.9, "test")),
        ],
    )
    assert [text[item.start : item.end] for item in merged] == ["abcd", "xyz"]


def test_time_grows_with_the_number_of_findings_only() -> None:
    def cost(count: int) -> float:
        text = "ab " * (count + 20)
        found = [Candidate(Rank.MODEL, Entity(at * 3, at * 3 + 50, EntityType.URL, 0.5, "test")) for at in range(count)]
        gc.disable()
        started = time.process_time()
        merge(text, found)
        gc.enable()
        return time.process_time() - started

    assert cost(20_000) < 40 * max(cost(2_000), 0.005)


@given(candidates, st.lists(st.integers(0, LENGTH), max_size=4))
def test_what_comes_in_parts_is_merged_as_if_it_had_come_at_once(found: list[Candidate], places: list[int]) -> None:
    merging = Merging()
    merged: list[Entity] = []
    before = 0
    for frontier in sorted(places):
        part = [item for item in found if before <= item.entity.start < frontier]
        merged += merging.add(TEXT, 0, part, frontier)
        before = frontier
    merged += merging.add(TEXT, 0, [item for item in found if item.entity.start >= before], None)
    assert merged == merge(TEXT, found)


def test_no_name_and_no_address_grows_without_end() -> None:
    text = "12 Oak Street, " * 200
    streets = [
        Candidate(Rank.COMPOSITE, Entity(at, at + 13, EntityType.STREET_ADDRESS, 0.9, "test"))
        for at in range(0, len(text), 15)
    ]
    assert all(item.end - item.start <= UNITED_LIMIT for item in merge(text, streets))
