from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.si.emso import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("EMŠO 1107986508212", "1107986508212"),
        ("JMBG: 2403978500913.", "2403978500913"),
        ("EMŠO: 3003998501032", "3003998501032"),
        ("(EMŠO 1407960501388)", "1407960501388"),
        ("JMBG=0701960500120", "0701960500120"),
        ("EMŠO: 0707968505846", "0707968505846"),
        ('"EMŠO": "0505965503905"', "0505965503905"),
        ("2007986502825 (JMBG)", "2007986502825"),
        ("EMŠO: 2904937501254", "2904937501254"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "EMŠO 1107986508213",
        "EMŠO 2403978500914",
        "EMŠO 3003998501033",
        "EMŠO 1407960501389",
        "EMŠO 3113980500012",
        "EMŠO 3002980500016",
        "EMŠO 30039985010327",
        "EMŠO 73003998501032",
        "EMŠO 300399850103",
        "EMŠO 3003998501032-4471",
        "EMŠO 12.3003998501032",
        "order no. 3003998501032",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
