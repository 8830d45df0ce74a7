from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.dk.cpr import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CPR-nr. 080879-8953", "080879-8953"),
        ("CPR: 301002 7925.", "301002 7925"),
        ("CPR-nummer: 1307899393", "1307899393"),
        ("(CPR-nr. 1211316927)", "1211316927"),
        ("CPR=231032-7025", "231032-7025"),
        ("CPR-nummer: 1908532287", "1908532287"),
        ('"CPR-nr.": "120190 3683"', "120190 3683"),
        ("020683-0536 (CPR)", "020683-0536"),
        ("CPR-nummer: 250833-6085", "250833-6085"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "CPR 320180-1234",
        "CPR 300280-1234",
        "CPR 011380-1234",
        "010180-1234",
        "CPR 010180-123",
        "CPR 010180-12345",
        "order no. 010180-1234",
        "CPR 010180+1234",
        "CPR 010180-0000",
        "CPR-nr. 19085322877",
        "CPR-nr. 71908532287",
        "CPR-nr. 190853228",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
