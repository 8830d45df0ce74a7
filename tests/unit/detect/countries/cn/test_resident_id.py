from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.cn.resident_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("110101199003071233", "110101199003071233"),
        ("31010419851231002X", "31010419851231002X"),
        ("11010119900307109X", "11010119900307109X"),
        ("11010119900307109x", "11010119900307109x"),
        ("身份证号码: 440306200102153511", "440306200102153511"),
        ("ID card 110101199003071233", "110101199003071233"),
        ("310104 19851231 002X", "310104 19851231 002X"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "110101199003071234",
        "990101199003071233",
        "110101199013071233",
        "11010119900307123",
        "1101011990030712331",
        "1110101199003071233",
        "110101199003321234",
        "order no. 31010419851231002X",
        "31010419851231002X-2",
        "123456789012345678",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
