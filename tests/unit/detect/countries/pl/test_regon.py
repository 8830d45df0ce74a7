from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.pl.regon import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("REGON 661-163-842", "661-163-842"),
        ("REGON: 109237433", "109237433"),
        ("nr REGON 22861760089837, please", "22861760089837"),
        ("(REGON 294-605-399)", "294-605-399"),
        ("REGON: 27376737111007", "27376737111007"),
        ("nr REGON\t750959673\n", "750959673"),
        ('"REGON": "14228221567710"', "14228221567710"),
        ("REGON: 790-052-108", "790-052-108"),
        ("nr REGON 070-918-893", "070-918-893"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "REGON 661-163-843",
        "REGON 109237434",
        "REGON 22861760089838",
        "REGON 294-605-390",
        "REGON 7509596737",
        "REGON 7750959673",
        "REGON 75095967",
        "REGON 750959673-4471",
        "REGON 12.750959673",
        "order no. 750959673",
        "REGON X750959673",
        "REGON +750959673",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
