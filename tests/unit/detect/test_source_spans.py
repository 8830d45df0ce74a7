"""However a value is written in the source, its finding covers exactly the characters that it came from."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.detection import ListedNames, mill

from maskmill.domain.entity import Entity
from maskmill.domain.policy import Policy
from maskmill.domain.text import normalise
from maskmill.engine.detect import Detection

NAME = "Jana Meskalde"
MAIL = "jana@meskalde.example.com"
INVISIBLE = st.sampled_from(["", "", "", "\u00ad", "\u200b", "\u2060", "\ufe0f"])
noise = st.text(
    st.characters(codec="utf-8", categories=["Lo", "Mn", "Zs", "Sm", "So", "Cf"])
    | st.sampled_from("\n\u0301\ufb01\u1100\u1161\u00e9"),
    max_size=30,
)


@lru_cache
def _detection() -> Detection:
    return Detection(mill(ListedNames(NAME)), Policy("all", 1))


@st.composite
def _written(draw: st.DrawFn, value: str) -> str:
    """Draw a way to write a value: wide letters, and invisible characters between the visible ones."""
    signs = [
        draw(st.sampled_from([char, chr(ord(char) + 0xFEE0)])) if char.isascii() and char.isalnum() else char
        for char in value
    ]
    return "".join(sign + draw(INVISIBLE) for sign in signs[:-1]) + signs[-1]


def _found(text: str, value: str) -> list[Entity]:
    return [item for item in _detection().find([text])[0] if normalise(text[item.start : item.end]).text == value]


@settings(max_examples=60)
@given(noise, _written(NAME), noise, _written(MAIL), noise)
def test_a_finding_covers_what_it_came_from(before: str, name: str, between: str, mail: str, behind: str) -> None:
    text = f"{before} | {name} | {between} | {mail} | {behind}"
    start = len(before) + 3
    assert (start, start + len(name)) in {(item.start, item.end) for item in _found(text, NAME)}
    start = start + len(name) + 3 + len(between) + 3
    assert (start, start + len(mail)) in {(item.start, item.end) for item in _found(text, MAIL)}


@settings(max_examples=60)
@given(st.lists(noise | _written(NAME) | _written(MAIL) | st.just("\n"), max_size=8))
def test_findings_are_sorted_inside_the_text_and_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    done = 0
    for item in _detection().find([text])[0]:
        assert done <= item.start < item.end <= len(text)
        done = item.end
