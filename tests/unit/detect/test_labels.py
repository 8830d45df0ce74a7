from __future__ import annotations

import pytest

from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.domain.detect.catalogue import build
from maskmill.domain.detect.detector import Detector, Pattern, words
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.judge import findings
from maskmill.domain.detect.numbers import behind, label
from maskmill.domain.detect.rivals import is_foreign
from maskmill.domain.entity import EntityType

LABEL = label("pin; door pin; clé")
BY_FIELD = Detector(
    name="pin", type=EntityType.SECRET, patterns=(Pattern(LABEL, 0.8),), check=field(r"\d{4}", free=stands_alone)
)
BY_REACH = Detector(name="pin", type=EntityType.SECRET, patterns=(Pattern(LABEL, 0.8),), check=behind(4, 4, 20))
ENGINE = Re2Engine(build((BY_FIELD,)).regexes)


def values(detector: Detector, text: str) -> list[str]:
    spans = {
        (item.entity.start, item.entity.end)
        for hit in ENGINE.scan(text)
        for item in findings(text, hit.start, hit.end, detector, detector.patterns[0])
    }
    return [text[start:end] for start, end in sorted(spans)]


BOTH = [
    ("PIN 4021", ["4021"]),
    ("door_pin=4021", ["4021"]),
    ("doorPin: 4021", ["4021"]),
    ("pinNo 4021", ["4021"]),
    ("<b>PIN</b> 4021", ["4021"]),
    ("clé : 4021", ["4021"]),
    ("cle : 4021", ["4021"]),
    ("Your PIN (4021) was changed", ["4021"]),
    ("4021 (PIN)", ["4021"]),
    ("4021 (front door pin)", ["4021"]),
    ("The form shows 4021 as the PIN.", ["4021"]),
    ("4021 is my new PIN, thanks", ["4021"]),
    ("pin,amount\n4021,12.50\n4022,3.00", ["4021", "4022"]),
    ("id;pin;open\n1234;4021;5678\n1235;4022;5679\n", ["4021", "4022"]),
    ("| Id | PIN |\n|---|---|\n| 1234 | 4021 |\n| 1235 | none |", ["4021"]),
    ("PIN (front door) 4021", ["4021"]),
    ("4021 as the door/PIN.", ["4021"]),
    ("4021 (PIN lost)", []),
    ("4021 people as pin makers", []),
    ("opinion 4021", []),
    ("pinna 4021", []),
]


@pytest.mark.parametrize(("text", "found"), BOTH)
def test_a_label_is_found_in_every_place_where_people_write_it(text: str, found: list[str]) -> None:
    assert values(BY_FIELD, text) == found
    assert values(BY_REACH, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PIN 4021,12.50", ["4021"]),
        ("PIN 4021,50", []),
        ("PIN 4021.5", []),
        ("PIN 4021-5", []),
        ("PIN 40215", []),
        ("PIN 4021%", []),
        ("PIN 4021元", ["4021"]),
    ],
)
def test_an_amount_is_no_field(text: str, found: list[str]) -> None:
    assert values(BY_FIELD, text) == found


@pytest.mark.parametrize(
    ("before", "word", "foreign"),
    [
        (" your national", "insurance number", True),
        (" social", "insurance number", True),
        (" my", "insurance number", False),
        (" national,", "insurance number", False),
        (" health", "insurance number", False),
        ("", "insurance number", False),
    ],
)
def test_the_end_of_another_label_is_no_label(before: str, word: str, foreign: bool) -> None:  # noqa: FBT001 - a column
    plan = Detector(
        name="plan",
        type=EntityType.HEALTH_PLAN,
        patterns=(),
        context=words("insurance number; health insurance number; tax number"),
    )
    assert is_foreign(plan, before, word) is foreign


@pytest.mark.parametrize(
    ("kind", "foreign"), [(EntityType.PT_NIF, True), (EntityType.GR_AFM, False), (EntityType.TAX_ID, True)]
)
def test_the_label_of_a_country_is_no_other_countrys(kind: EntityType, foreign: bool) -> None:  # noqa: FBT001 - a column
    detector = Detector(name="tax", type=kind, patterns=(), context=("tax number",))
    assert is_foreign(detector, " her greek", "tax number") is foreign
