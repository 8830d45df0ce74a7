from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.nino import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NI number ML 590739 D", "ML 590739 D"),
        ("National Insurance No: RJ240301A.", "RJ240301A"),
        ("NINO CN-68-51-90-B, please", "CN-68-51-90-B"),
        ("(NI number CJ 33 58 44 A)", "CJ 33 58 44 A"),
        ("National Insurance No=bh535962c", "bh535962c"),
        ("NINO\tTB 290033 D\n", "TB 290033 D"),
        ('"NI number": "JT-76-90-36-A"', "JT-76-90-36-A"),
        ("gw131970c (National Insurance No)", "gw131970c"),
        ("NINO XX305302D", "XX305302D"),
        ("NI number HC 151914 A", "HC 151914 A"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "NINO BG123456A",
        "NINO DA123456C",
        "NINO QQ123456C",
        "NINO AO123456B",
        "NINO AB123456E",
        "NINO AB12345C",
        "part no. AB123456C",
        "ab123456c",
        "NI number gw131970c7",
        "NI number 7gw131970c",
        "NI number gw131970",
        "NI number gw131970c-4471",
        "HC 151914 A",
        "appeal HC 151914 A was dismissed",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
