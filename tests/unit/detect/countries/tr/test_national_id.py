from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.tr.national_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("T.C. Kimlik No 89447587800", "89447587800"),
        ("TC Kimlik No: 73192670016", "73192670016"),
        ("TCKN 66357988316, please", "66357988316"),
        ("(T.C. Kimlik No 95577604430)", "95577604430"),
        ("TC Kimlik No: 39004117094", "39004117094"),
        ("TCKN\t64025935082\n", "64025935082"),
        ('"T.C. Kimlik No": "96257027884"', "96257027884"),
        ("TC Kimlik No: 90925668218", "90925668218"),
        ("TCKN 77970300430", "77970300430"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "T.C. Kimlik No 89447587801",
        "T.C. Kimlik No 73192670017",
        "T.C. Kimlik No 66357988317",
        "T.C. Kimlik No 95577604431",
        "T.C. Kimlik No 962570278847",
        "T.C. Kimlik No 796257027884",
        "T.C. Kimlik No 9625702788",
        "T.C. Kimlik No 96257027884-4471",
        "T.C. Kimlik No 12.96257027884",
        "order no. 96257027884",
        "T.C. Kimlik No X96257027884",
        "T.C. Kimlik No +96257027884",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
