from __future__ import annotations

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.detection import ListedNames, mill

from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import CustomPattern, CustomWords, Policy, Treatment
from maskmill.engine.detect import VERSION, Detection

ALL = Policy("all", 1)
LETTER = """Dear Ms Novak,

John A. Smith, 12 Oak Street, Apt 4, Springfield, IL 62701, phone (555) 123-4567, john.smith@example.com.
SSN: 123-45-6789. Card 4111 1111 1111 1111. IBAN DE89 3704 0044 0532 0130 00. Born 04/05/1980.
Paid on 12 March 2024 to ACME by https://example.com/pay.

Kind regards,
Maria Garcia
"""


def _found(text: str, policy: Policy = ALL, *names: str) -> list[tuple[str, str]]:
    detection = Detection(mill(ListedNames(*names)), policy)
    return [(item.type.value, text[item.start : item.end]) for item in detection.find([text])[0]]


def test_a_letter_gives_all_that_it_holds() -> None:
    found = _found(LETTER, ALL, "John", "Smith")
    assert ("PERSON", "John A. Smith") in found
    assert ("STREET_ADDRESS", "12 Oak Street, Apt 4, Springfield, IL 62701") in found
    assert {kind for kind, _ in found} == {
        "PERSON", "STREET_ADDRESS", "PHONE_NUMBER", "EMAIL_ADDRESS", "US_SSN", "CREDIT_CARD", "IBAN_CODE",
        "DATE_OF_BIRTH", "DATE_TIME", "URL",
    }  # fmt: skip
    assert [value for kind, value in found if kind == "PERSON"] == ["Novak", "John A. Smith", "Maria Garcia"]


def test_offsets_are_those_of_the_source() -> None:
    text = "\u200b\u200bmail: jo\u00adhn@exam\u00adple.com, 1\uff12\uff13-45-6789"
    assert _found(text) == [("EMAIL_ADDRESS", "jo\u00adhn@exam\u00adple.com"), ("US_SSN", "1\uff12\uff13-45-6789")]


@given(st.lists(st.text(st.sampled_from("aB1 2@.-\n\u00ad\u200bé/:4DE89") | st.characters(), max_size=60), max_size=4))
def test_any_text_gives_sorted_spans_that_do_not_overlap(texts: list[str]) -> None:
    for text, found in zip(texts, Detection(mill(), ALL).find(texts), strict=True):
        assert all(left.end <= right.start for left, right in pairwise(found))
        assert all(0 <= item.start < item.end <= len(text) for item in found)


@pytest.mark.parametrize(
    "piece",
    [
        "a", "1", "1-", "a@b.", "Mr ", "4111 1111 1111 1111 ", "-----BEGIN PRIVATE KEY-----", "eyJ", "password: ",
        "SSN 1 ", "passport ", "12 Oak Street ", "Dear A. ", "::", "@a", "+1 ", "\u0301", "é-\n", "DE89", "www.",
        "born 1/1/80 ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_only(piece: str) -> None:
    detection = Detection(mill(), ALL)

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        gc.disable()
        started = time.process_time()
        detection.find([text])
        gc.enable()
        return time.process_time() - started

    cost(2_000)
    assert cost(100_000) < 40 * max(cost(10_000), 0.005)


def test_the_same_texts_give_the_same_findings() -> None:
    detection = Detection(mill(ListedNames("John")), ALL)
    assert detection.find([LETTER, "x"]) == detection.find([LETTER, "x"])
    assert detection.find([LETTER])[0] == detection.find(["y", LETTER])[1]


def test_a_policy_brings_patterns_and_words_of_its_own() -> None:
    policy = Policy(
        "own",
        1,
        patterns=(CustomPattern("case", EntityType.NATIONAL_ID, r"CASE-\d+"),),
        custom=(CustomWords("projects", EntityType.ORGANIZATION, ("Blue Falcon",)),),
        deny=("tulip",),
    )
    assert _found("CASE-77 of blue  falcon: Tulip", policy) == [
        ("NATIONAL_ID", "CASE-77"),
        ("ORGANIZATION", "blue  falcon"),
        ("TERM", "Tulip"),
    ]


def test_what_the_policy_allows_is_no_finding() -> None:
    policy = Policy("own", 1, allow=("Info@Example.com", "Maria Garcia"))
    assert _found("info@example.com, Maria Garcia, bob@example.com", policy, "Maria Garcia") == [
        ("EMAIL_ADDRESS", "bob@example.com")
    ]


def test_what_is_kept_does_not_hide_what_is_removed() -> None:
    policy = Policy("own", 1, types={EntityType.URL: Treatment(Action.KEEP)})
    assert ("EMAIL_ADDRESS", "a@example.com") in _found("https://x.com/?m=a@example.com", policy)


def test_the_report_preset_drops_what_is_doubtful() -> None:
    detection = Detection(mill(), ALL)
    text = "thanks @jane_doe, mail bob@example.com"
    assert [item.type for item in detection.find([text], "redact")[0]] == [
        EntityType.USERNAME,
        EntityType.EMAIL_ADDRESS,
    ]
    assert [item.type for item in detection.find([text], "report")[0]] == [EntityType.EMAIL_ADDRESS]


def test_countries_and_crumbs_are_no_findings() -> None:
    class Places(ListedNames):
        def _in(self, text: str) -> list[Entity]:
            return [
                Entity(at, at + len(word), EntityType.LOCATION, 0.9, "listed")
                for word in ("France", "5", "Lyon")
                if (at := text.find(word)) >= 0
            ]

    found = Detection(mill(Places()), ALL).find(["From France to Lyon in 5 hours"])[0]
    assert [(item.start, item.end) for item in found] == [(15, 19)]


def test_what_stands_for_a_value_is_no_finding() -> None:
    text = "[PERSON_1] wrote from [EMAIL_ADDRESS:1a2b3c4d5e6f] to [US_SSN_12]"
    assert _found(text, ALL, "PERSON", "1a2b3c4d5e6f", "SSN_12") == []
    assert _found("[NOBODY_1] [PERSON_x]", ALL, "NOBODY") == [("PERSON", "NOBODY")]


def test_the_version_names_the_model() -> None:
    assert Detection(mill(), ALL).version == VERSION
    assert Detection(mill(ListedNames()), ALL).version == f"{VERSION}+listed-1"
