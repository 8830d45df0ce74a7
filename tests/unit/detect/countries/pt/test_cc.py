from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.pt.cc import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Cartão de Cidadão 59851550 4 LH6", "59851550 4 LH6"),
        ("CC n.º: 27334814 4 NB 4.", "27334814 4 NB 4"),
        ("CC 665655970QI9, please", "665655970QI9"),
        ("It is 12858153 7 UV 4, they say.", "12858153 7 UV 4"),
        ("Cartão de Cidadão=68459537 9 VT0", "68459537 9 VT0"),
        ("CC n.º\t18306272 4 AG 1\n", "18306272 4 AG 1"),
        ('"CC": "78045834 8 EM 8"', "78045834 8 EM 8"),
        ("It is 935434399DD9, they say.", "935434399DD9"),
        ("Cartão de Cidadão 948471914GD9", "948471914GD9"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Cartão de Cidadão 59851550 4 LH7",
        "Cartão de Cidadão 27334814 4 NB 5",
        "Cartão de Cidadão 665655970QI0",
        "Cartão de Cidadão 12858153 7 UV 5",
        "Cartão de Cidadão 948471914GD97",
        "Cartão de Cidadão 7948471914GD9",
        "Cartão de Cidadão 948471914GD",
        "Cartão de Cidadão 948471914GD9-4471",
        "Cartão de Cidadão 12.948471914GD9",
        "order no. 948471914GD9",
        "Cartão de Cidadão X948471914GD9",
        "Cartão de Cidadão +948471914GD9",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
