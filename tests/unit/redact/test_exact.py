from __future__ import annotations

import pytest

from maskmill.domain.entity import EntityType
from maskmill.domain.redact.exact import Exact

PERSON = EntityType.PERSON


def _found(form: str, text: str) -> list[str]:
    exact = Exact()
    exact.add(form, PERSON)
    return [text[start:end] for start, end, _ in exact.find(text)]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Rose", "then Rose came"),
        ("Grace", "with Anna, Grace, and"),
        ("Rose", "asked Mr Rose about"),
        ("Rose", "it is Rose's house"),
        ("Grace", 'called "Grace"'),
        ("Supreme Court", "The Supreme Court said"),
        ("Supreme Court", "Supreme Court\n"),
        ("Supreme Court", "THE SUPREME COURT"),
        ("EAT", "to the EAT. Its"),
    ],
)
def test_a_common_word_is_a_name_where_its_capital_says_so(form: str, text: str) -> None:
    assert len(_found(form, text)) == 1


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Rose", "a rose is a rose"),
        ("Rose", "ROSE GARDEN"),
        ("Rose", "Rose and thorn. Rose and thorn"),
        ("Rose", "the Rose Garden"),
        ("Rose", "the White Rose of"),
        ("Rose", "the Roses are"),
        ("Rose", "the Rose-Bud"),
        ("Rose", "\nRose\n"),
        ("May", "in May we"),
        ("The", "then The came"),
        ("Rose", "eine Rose ist"),
        ("Richter", "der Richter kam"),
        ("Supreme Court", "the supreme court said"),
        ("Supreme Court", "the Supreme Courts"),
        ("EAT", "we eat. Eat"),
        ("rose", "the rose is"),
    ],
)
def test_a_common_word_is_left_alone_elsewhere(form: str, text: str) -> None:
    assert _found(form, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("signed J.S.", ["J.S."]),
        ("by J. S. on", ["J. S."]),
        ("of J.S., the", ["J.S."]),
        ("J.S. Keld", []),
        ("J.S.T. said", []),
        ("js J S", []),
        ("A.J.S. x", []),
    ],
)
def test_initials_are_found_with_their_dots(text: str, found: list[str]) -> None:
    exact = Exact()
    exact.add_initials("JS", PERSON)
    assert [text[start:end] for start, end, _ in exact.find(text)] == found


@pytest.mark.parametrize("letters", ["US", "PM", "J", ""])
def test_some_letters_are_nobody(letters: str) -> None:
    exact = Exact()
    exact.add_initials(letters, PERSON)
    assert not exact


def test_a_short_form_at_the_end_of_a_text_is_not_taken_for_a_longer_one() -> None:
    exact = Exact()
    exact.add("Key", PERSON)
    exact.add("Key Lane", PERSON)
    text = "Directed by Brad Lane Key and starring Key"
    assert [(start, end) for start, end, _ in exact.find(text)] == [(len(text) - 3, len(text))]
