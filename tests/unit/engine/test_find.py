"""Finding in texts: each is a document, names are found everywhere in it, policies and callers leave things out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.detection import ListedNames, mill

from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import CustomPattern, CustomWords, Policy, Treatment
from maskmill.engine.find import EVERYTHING, Finder, apart
from maskmill.engine.find_long import EDGE, WINDOW, find_long
from maskmill.ports.searcher import Wish

ANY = Wish()


def found(text: str, policy: Policy = EVERYTHING, wish: Wish = ANY, *names: str) -> list[tuple[str, str]]:
    (entities,) = Finder(mill(ListedNames(*names)), policy).find([text], wish)
    return [(entity.type.value, text[entity.start : entity.end]) for entity in entities]


def test_a_name_found_once_is_found_everywhere_in_its_text_and_in_no_other() -> None:
    texts = ["Dear Ms Holloway, we saw Holloway and HOLLOWAY'S dog", "Holloway is a road"]
    one, other = Finder(mill()).find(texts, ANY)
    assert [texts[0][item.start : item.end] for item in one] == ["Holloway", "Holloway", "HOLLOWAY"]
    assert other == []


def test_the_search_for_everything_tells_countries_too() -> None:
    class Places(ListedNames):
        pass

    finder = Finder(mill(Places("France", kind=EntityType.LOCATION)))
    assert [item.type for item in finder.find(["They went to France"], ANY)[0]] == [EntityType.LOCATION]


def test_a_policy_tells_what_it_would_remove_or_have_reviewed() -> None:
    policy = Policy(
        "own",
        1,
        types={
            EntityType.URL: Treatment(Action.KEEP),
            EntityType.EMAIL_ADDRESS: Treatment(Action.REVIEW),
            EntityType.USERNAME: Treatment(threshold=0.9),
        },
    )
    text = "see https://example.org/a of @jane_doe, jo@example.org"
    assert found(text, policy) == [("EMAIL_ADDRESS", "jo@example.org")]
    assert ("URL", "https://example.org/a") in found(text)
    assert ("USERNAME", "@jane_doe") in found(text)


def test_own_words_patterns_and_denied_words_are_found_and_allowed_ones_are_not() -> None:
    policy = Policy(
        "own",
        1,
        patterns=(CustomPattern("case", EntityType.CASE_NUMBER, r"ZQ-\d{6}"),),
        custom=(CustomWords("projects", EntityType.ORGANIZATION, ("Blue Falcon",)),),
        allow=("ZQ-000000", "tulip"),
        deny=("tulip",),
    )
    assert found("ZQ-123456 and ZQ-000000 of Blue Falcon; Tulip", policy) == [
        ("CASE_NUMBER", "ZQ-123456"),
        ("ORGANIZATION", "Blue Falcon"),
        ("TERM", "Tulip"),
    ]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("our file no. ZQ-123456", True),
        ("ZQ-123456 (file)", True),
        ("the profile ZQ-123456", False),
        ("ZQ-123456", False),
        (f"file {'x ' * 40}ZQ-123456", False),
    ],
)
def test_a_pattern_with_context_words_needs_one_near(text: str, *, is_found: bool) -> None:
    pattern = CustomPattern("file", EntityType.CASE_NUMBER, r"ZQ-\d{6}", 0.7, ("file",))
    policy = Policy("own", 1, Treatment(Action.KEEP), {EntityType.CASE_NUMBER: Treatment()}, patterns=(pattern,))
    assert (found(text, policy) == [("CASE_NUMBER", "ZQ-123456")]) is is_found


def test_a_caller_may_ask_for_some_types_and_for_sure_ones_only() -> None:
    text = "@jane_doe wrote jo@example.org"
    assert found(text, wish=Wish(types=(EntityType.USERNAME,))) == [("USERNAME", "@jane_doe")]
    assert found(text, wish=Wish(min_score=0.9)) == [("EMAIL_ADDRESS", "jo@example.org")]
    assert found(text, wish=Wish(preset="report")) == [("EMAIL_ADDRESS", "jo@example.org")]


def person(start: int, end: int, detector: str = "names", kind: EntityType = EntityType.PERSON) -> Entity:
    return Entity(start, end, kind, 0.8, detector)


TEXT = "John Smith and Smith of Smith Ltd"


@pytest.mark.parametrize(
    ("entities", "left"),
    [
        ([person(0, 10), person(15, 20, "propagate")], ["John Smith", "Smith"]),
        ([person(5, 10), person(0, 10, "propagate")], ["John Smith"]),  # takes its own type in
        ([person(24, 33, kind=EntityType.ORGANIZATION), person(24, 29, "propagate")], ["Smith Ltd"]),
        ([person(5, 14), person(0, 10, "propagate")], ["John", "Smith and"]),  # leaves others their place
        ([person(5, 10, kind=EntityType.TERM), person(0, 20, "propagate")], ["John", "Smith", "and Smith"]),
        ([person(0, 12, "propagate"), person(8, 20, "propagate")], ["John Smith a", "nd Smith"]),
    ],
)
def test_what_is_propagated_never_overlaps_what_was_found(entities: list[Entity], left: list[str]) -> None:
    kept = apart(TEXT, entities)
    assert [TEXT[item.start : item.end] for item in kept] == left
    assert all(a.end <= b.start for a, b in pairwise(kept))


@given(
    st.lists(st.sampled_from(["Ms Holloway", "Holloway", " ", "jo@example.org", "\n", "é", "SSN 123-45-6789", ", "]))
)
@settings(deadline=None, max_examples=60)
def test_answers_are_sorted_and_never_overlap(parts: list[str]) -> None:
    text = "".join(parts)
    (entities,) = Finder(mill(ListedNames("Holloway"))).find([text], ANY)
    assert all(a.end <= b.start for a, b in pairwise(entities))
    assert all(0 <= item.start < item.end <= len(text) for item in entities)


def blocks_of(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def test_a_long_text_gives_what_a_short_one_gives_at_exact_places() -> None:
    filling = "nothing to see here, é, move on please\n" * 3
    text = "".join(f"{filling}Case {number}: Ms Holloway wrote jo{number}@example.org\n" for number in range(1_500))
    text += "and then Holloway left"
    assert len(text) > WINDOW + 2 * EDGE
    finder = Finder(mill())
    (short,) = finder.find([text], ANY)
    for size in (10_007, len(text)):
        long = list(find_long(finder, lambda size=size: blocks_of(text, size), ANY))  # type: ignore[misc]  # bound now
        assert [entity for entity, _ in long] == short
        assert all(text[entity.start : entity.end] == raw_value for entity, raw_value in long)
    assert short[-1].detector == "propagate"


def test_a_name_at_the_end_of_a_long_text_is_found_at_its_beginning() -> None:
    text = "Holloway came\n" + "nothing here\n" * 20_000 + "Dear Ms Holloway,"
    found_there = [entity.start for entity, _ in find_long(Finder(mill()), lambda: [text], Wish())]
    assert found_there == [0, text.rindex("Holloway")]
    assert list(find_long(Finder(mill()), lambda: [text], Wish(min_score=0.99))) == []
    assert list(find_long(Finder(mill()), list, Wish())) == []
