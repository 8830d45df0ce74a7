from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.lv.personas_kods import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Personas kods 05103917835", "05103917835"),
        ("p.k.: 200358-16201.", "200358-16201"),
        ("personas kods: 191055-14981", "191055-14981"),
        ("(Personas kods 150767-11514)", "150767-11514"),
        ("p.k.=29055118380", "29055118380"),
        ("personas kods: 03110125870", "03110125870"),
        ('"Personas kods": "28108719434"', "28108719434"),
        ("030468-14493 (p.k.)", "030468-14493"),
        ("personas kods: 13059310066", "13059310066"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Personas kods 05103917836",
        "Personas kods 200358-16202",
        "Personas kods 191055-14982",
        "Personas kods 150767-11515",
        "personas kods 311380-12349",
        "personas kods 300280-12343",
        "Personas kods 290551183807",
        "Personas kods 729055118380",
        "Personas kods 2905511838",
        "Personas kods 29055118380-4471",
        "Personas kods 12.29055118380",
        "order no. 29055118380",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
