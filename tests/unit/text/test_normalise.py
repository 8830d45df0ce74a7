"""What detectors read, and the way back to the source."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.text import MARKS_LIMIT, normalise

ANY_TEXT = st.text(st.characters(codec=None), max_size=80) | st.text(
    st.sampled_from(
        "aZé-\n\r\t \u0301\u0308\u00ad\u200b\ufeff\ufb01\u00a0\u1100\u1161\u11a8\uff76\uff9e5\u0665\ud800Åß\u2013'"
    ),
    max_size=60,
)


@given(ANY_TEXT)
def test_every_span_maps_into_the_source(text: str) -> None:
    form = normalise(text)
    places = [form.source_span(at, at + 1) for at in range(len(form.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(places))


@given(ANY_TEXT)
def test_what_a_span_came_from_folds_to_that_span(text: str) -> None:
    form = normalise(text)
    for at, char in enumerate(form.text):
        start, end = form.source_span(at, at + 1)
        assert char in normalise(text[start:end]).text


@given(ANY_TEXT)
def test_the_form_of_the_form_is_itself(text: str) -> None:
    form = normalise(text).text
    assert normalise(form).text == form


@given(st.text(max_size=60))
def test_the_form_is_nfkc(text: str) -> None:
    form = normalise(text).text
    assert unicodedata.normalize("NFKC", form) == form


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Jo\u00adhn\u200b Smith", "John Smith"),
        ("e\u0301tude", "étude"),
        ("e\u200b\u0301tude", "étude"),
        ("\ufb01sh \u2460", "fish 1"),
        ("123\u201345\u20136789", "123-45-6789"),
        ("O\u2019Brien", "O'Brien"),
        ("Mül-\nler", "Müller"),
        ("Mül-\n Ler", "Mül-\n Ler"),
        ("555-\n1234", "555-\n1234"),
        ("\u0665\u0666 \uff15", "56 5"),
        ("a\u00a0b\u3000c", "a b c"),
        ("\u1100\u1161\u11a8", "각"),
        ("\uff76\uff9e", "ガ"),
        ("", ""),
        ("\u200b\u200b", ""),
    ],
)
def test_what_looks_alike_reads_alike(source: str, form: str) -> None:
    assert normalise(source).text == form


def test_invisible_characters_at_the_edges_stay_outside_the_span() -> None:
    form = normalise("x \u200bJo\u00adhn\u200b y")
    start = form.text.index("John")
    assert form.source_span(start, start + 4) == (3, 8)


def test_a_joined_word_covers_its_hyphen_and_line_break() -> None:
    assert normalise("Herr Mül-\nler kam").source_span(5, 11) == (5, 13)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 1), (2, 1), (0, 4)])
def test_a_span_outside_the_form_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="not a span"):
        normalise("abc").source_span(start, end)


@pytest.mark.parametrize("piece", ["a\u0301\u0323\u0327", "\u0301\u0323", "a-\n", "\u200b", "ﬁ", "é-\n\u00ad"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    def cost(count: int) -> float:
        started = time.process_time()
        normalise(piece * count)
        return time.process_time() - started

    cost(1_000)
    assert min(cost(80_000), cost(80_000)) < 40 * max(cost(8_000), 0.01)  # a square law would cost a hundred times


def test_a_long_run_of_marks_is_left_as_it_is() -> None:
    run = "a" + "\u0301\u0323" * MARKS_LIMIT
    assert normalise(run).text == run


def test_no_character_of_unicode_raises_or_escapes() -> None:
    every = "".join(map(chr, (*range(0x80, 0x3400), *range(0x3400, 0x30000, 11))))
    form = normalise(every)
    assert normalise(form.text).text == form.text
    assert form.source_span(0, len(form.text))[0] == 0
