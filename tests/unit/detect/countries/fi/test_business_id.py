from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.fi.business_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Y-tunnus 6510586-6", "6510586-6"),
        ("FO-nummer: FI30790891.", "FI30790891"),
        ("Business ID FI35683120, please", "FI35683120"),
        ("(Y-tunnus FI58165078)", "FI58165078"),
        ("FO-nummer=FI45607199", "FI45607199"),
        ("Business ID\tFI90342388\n", "FI90342388"),
        ('"Y-tunnus": "2430609-8"', "2430609-8"),
        ("8565081-0 (FO-nummer)", "8565081-0"),
        ("Business ID FI75425847", "FI75425847"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Y-tunnus 6510586-7",
        "Y-tunnus FI30790892",
        "Y-tunnus FI35683121",
        "Y-tunnus FI58165079",
        "Y-tunnus FI903423887",
        "Y-tunnus 7FI90342388",
        "Y-tunnus FI9034238",
        "Y-tunnus FI90342388-4471",
        "Y-tunnus 12.FI90342388",
        "order no. FI90342388",
        "Y-tunnus XFI90342388",
        "Y-tunnus +FI90342388",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
