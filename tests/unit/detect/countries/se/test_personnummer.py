from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.se.personnummer import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Personnummer 010505-3078", "010505-3078"),
        ("personnr: 19850929-8082.", "19850929-8082"),
        ("Pers.nr 501107+0348, please", "501107+0348"),
        ("It is 621128+7443, they say.", "621128+7443"),
        ("Personnummer=19690908-2213", "19690908-2213"),
        ("personnr\t19680605-6039\n", "19680605-6039"),
        ('"Pers.nr": "700927-3223"', "700927-3223"),
        ("It is 19830831-4940, they say.", "19830831-4940"),
        ("Personnummer 19870167-9071", "19870167-9071"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Personnummer 010505-3079",
        "Personnummer 19850929-8083",
        "Personnummer 501107+0349",
        "Personnummer 621128+7444",
        "personnummer 811332-9877",
        "personnummer 810230-9872",
        "personnummer 811292-9875",
        "Personnummer 700927-32237",
        "Personnummer 7700927-3223",
        "Personnummer 700927-322",
        "Personnummer 700927-3223-4471",
        "Personnummer 12.700927-3223",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
