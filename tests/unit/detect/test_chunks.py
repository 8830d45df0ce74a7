from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.detection import ListedNames, mill
from tests.fixtures.pattern_texts import HOSTILE, text

from maskmill.domain.detect.chunks import BEFORE, BEHIND, Chunks, pieces
from maskmill.domain.entity import EntityType
from maskmill.domain.policy import CustomPattern, CustomWords, Policy
from maskmill.domain.text import normalise
from maskmill.engine.detect import Detection

SIGNS = st.sampled_from(
    [*"ab1 -\n\t\r\u2019\u201cé½", "\u0301", "\u200b", "\u00ad", "\u1100", "\u1161", "\ud800", "-\n", "- \n ", "a"]
)
LONG = st.lists(SIGNS, max_size=400).map("".join)


@pytest.fixture(scope="module")
def detection() -> Detection:
    policy = Policy(
        "chunks",
        1,
        deny=("project  falcon",),
        patterns=(CustomPattern("case", EntityType.ID_NUMBER, r"CASE-\d{4}", context=("case",)),),
        custom=(CustomWords("town", EntityType.LOCATION, ("Old Town",)),),
    )
    return Detection(mill(), policy)


@given(LONG, st.integers(20, 200))
@settings(deadline=None)
def test_pieces_joined_are_the_text_and_normalise_alone(long: str, size: int) -> None:
    cut = list(pieces([long], size))
    assert "".join(cut) == long
    assert all(len(piece) <= size for piece in cut)
    assert "".join(normalise(piece).text for piece in cut) == normalise(long).text


@given(LONG, st.integers(5, 100), st.lists(st.integers(0, 400), max_size=8))
def test_where_a_text_is_cut_does_not_depend_on_its_blocks(long: str, size: int, places: list[int]) -> None:
    edges = [0, *sorted(min(place, len(long)) for place in places), len(long)]
    blocks = [long[first:last] for first, last in pairwise(edges)]
    assert list(pieces(blocks, size)) == list(pieces([long], size))


@given(LONG, st.integers(20, 120))
@settings(deadline=None)
def test_cores_are_the_normalised_text_and_know_their_source(long: str, size: int) -> None:
    form = normalise(long)
    chunks = Chunks([long], size)
    cores = []
    for chunk in chunks:
        cores.append(chunk.text[chunk.first : chunk.last])
        assert form.text[chunk.base : chunk.base + len(chunk.text)] == chunk.text
        for at in range(chunk.base + chunk.first, chunk.base + chunk.last):
            assert chunks.source_span(at, at + 1) == form.source_span(at, at + 1)
    assert "".join(cores) == form.text


def test_a_chunk_shows_enough_on_both_sides_and_no_more() -> None:
    seen = list(Chunks(["word " * 100_000], 20_000))
    assert all(chunk.first <= BEFORE for chunk in seen)
    assert all(len(chunk.text) - chunk.last == BEHIND for chunk in seen[:-3])
    assert [chunk.is_last for chunk in seen] == [False] * (len(seen) - 1) + [True]


def test_a_text_of_nothing_visible_has_one_empty_chunk() -> None:
    for long in ("", "\u200b" * 50_000):
        assert [(chunk.text, chunk.is_last) for chunk in Chunks([long], 1_000)] == [("", True)]


def test_what_is_no_longer_kept_is_not_looked_up() -> None:
    chunks = Chunks(["word " * 50_000], 5_000)
    list(chunks)
    with pytest.raises(IndexError):
        chunks.source_span(0, 1)


def _blocks(long: str, source: random.Random) -> Iterator[str]:
    at = 0
    while at < len(long):
        size = source.choice((1, 7, 300, 20_000))
        yield long[at : at + size]
        at += size


@pytest.mark.parametrize("seed", range(3))
def test_any_size_of_chunk_gives_the_same_findings(detection: Detection, seed: int) -> None:
    source = random.Random(seed)
    words = (
        "Project Falcon",
        "project\n\n falcon",
        "Old Town",
        "case CASE-1234",
        "CASE-1",
        "12 Oak Street, ",
        "John A. ",
    )
    long = "".join(text(source) + source.choice(words) for _ in range(300))
    whole = detection.find([long])[0]
    assert len(whole) > 100
    assert {"policy:deny", "policy:town", "policy:case"} <= {item.detector for item in whole}
    for size in (700, 5_003, 20_000):
        assert list(detection.stream(_blocks(long, source), piece=size)) == whole


@pytest.mark.parametrize(
    "name",
    ["numbers", "e-mail addresses", "'12 Oak Street, '", "'-----BEGIN PRIVATE KEY-----\\n'", "'1-'", "base64", "'A'"],
)
def test_hostile_texts_have_the_same_findings_in_chunks(detection: Detection, name: str) -> None:
    long = HOSTILE[name](60_000)
    whole = detection.find([long])[0]
    assert list(detection.stream([long], piece=9_001)) == whole


def test_a_finding_over_the_cut_is_found_once(detection: Detection) -> None:
    value = "john.smith@example.com"
    for before in range(978, 1_002, 3):
        long = "x" * before + " " + value + " " + "y " * 3_000
        found = [item for item in detection.stream([long], piece=1_000) if item.type is EntityType.EMAIL_ADDRESS]
        assert [long[item.start : item.end] for item in found] == [value]


def test_names_are_looked_for_in_each_core_and_placed_in_the_text() -> None:
    detection = Detection(mill(ListedNames("Jane Roe")), Policy("names", 1))
    long = "".join(f"{'and so it went on ' * 30}Jane Roe{at}. \u200b" for at in range(40)).replace("Roe", "Roe ")
    found = [item for item in detection.stream([long], piece=3_000) if item.type is EntityType.PERSON]
    assert len(found) == 40
    assert {long[item.start : item.end] for item in found} == {"Jane Roe"}


@pytest.mark.parametrize(
    "name", ["'1.'", "'a@'", "'['", "'1\\u200b'", "'ssn '", "'<'", "nested brackets", "'é'", "'\\n'", "'::1 '"]
)
def test_time_grows_with_the_length_only(detection: Detection, name: str) -> None:
    maker = HOSTILE[name]

    def cost(size: int) -> float:
        long = maker(size)
        started = time.process_time()
        detection.find([long])
        return time.process_time() - started

    cost(5_000)
    assert cost(100_000) < 30 * max(cost(10_000), 0.005)
