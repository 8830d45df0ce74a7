"""Templates are whole: every bracket has its partner, every slot a value."""

import inspect
import re

import pytest
from train.documents import template
from train.documents.dates import DATES
from train.documents.make import TEMPLATES
from train.documents.values import LABELS, LOCALES, Values, listed
from train.labels import TYPES

ALL = template.read(TEMPLATES)
PERSONS = {slot for slot, label in LABELS.items() if label == "PERSON"}
MADE = {
    name.removeprefix("_")
    for name, made in inspect.getmembers(Values, inspect.isfunction)
    if list(inspect.signature(made).parameters) == ["self"]
}
"""Slots whose values are made up by a function of their own."""
LIKE_A_SLOT = re.compile(r"\{\s*\w[\w:\- ]*\}")
FILES = sorted({(one.language, one.genre) for one in ALL})


def is_known(language: str, slot: str) -> bool:
    return slot in PERSONS | set(DATES) | MADE or bool(listed(language, slot))


@pytest.mark.parametrize(("language", "genre"), FILES)
def test_every_bracket_has_its_partner(language: str, genre: str) -> None:
    for one in (one for one in ALL if (one.language, one.genre) == (language, genre)):
        rest = template.SLOT.sub("", template.CHOICE.sub(lambda found: found[1], one.text))
        assert [sign for sign in ("[[", "]]") if sign in rest] == [], one.text[:80]
        assert rest.count("{") == rest.count("}"), one.text[:80]  # JSON has braces of its own
        assert LIKE_A_SLOT.findall(rest) == [], one.text[:80]


@pytest.mark.parametrize(("language", "genre"), FILES)
def test_every_slot_has_a_value(language: str, genre: str) -> None:
    slots = {
        found[1]
        for one in ALL
        if (one.language, one.genre) == (language, genre)
        for found in template.SLOT.finditer(one.text)
    }
    assert {slot for slot in slots if not is_known(language, slot)} == set()


def test_an_unknown_slot_would_be_noticed() -> None:
    assert not is_known("en", "nobody_knows")


def test_every_labelled_slot_can_be_drawn_in_every_language() -> None:
    assert {(language, slot) for language in LOCALES for slot in LABELS if not is_known(language, slot)} == set()


def test_slots_are_called_what_the_model_knows() -> None:
    assert set(LABELS.values()) == set(TYPES)
