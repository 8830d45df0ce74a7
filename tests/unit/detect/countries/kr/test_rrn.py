from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.kr.rrn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("850101-1200013", "850101-1200013"),
        ("901231-2456701", "901231-2456701"),
        ("010203-3123451", "010203-3123451"),
        ("주민등록번호 8501011200013", "8501011200013"),
        ("주민등록번호: 901231-2456701", "901231-2456701"),
        ("RRN 0102033123451", "0102033123451"),
        ("resident registration number 850101 1200013", "850101 1200013"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "850101-1200014",
        "8501011200013",
        "RRN 8501011200014",
        "851301-1200011",
        "RRN 85010112000131",
        "850101-12000131",
        "1850101-1200013",
        "850101-9200018",
        "RRN 0000000000000",
        "901231-245670",
        "order 901231-2456701",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
