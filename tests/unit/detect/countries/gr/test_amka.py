# ruff: noqa: RUF001 - the words are those of the country, in its own script

from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gr.amka import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ΑΜΚΑ 02050146998", "02050146998"),
        ("AMKA: 05046800750.", "05046800750"),
        ("Α.Μ.Κ.Α. 05118840809, please", "05118840809"),
        ("(ΑΜΚΑ 19083000083)", "19083000083"),
        ("AMKA=09113537063", "09113537063"),
        ("Α.Μ.Κ.Α.\t08023760773\n", "08023760773"),
        ('"ΑΜΚΑ": "28067660010"', "28067660010"),
        ("10058638049 (AMKA)", "10058638049"),
        ("Α.Μ.Κ.Α. 19044557023", "19044557023"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ΑΜΚΑ 02050146999",
        "ΑΜΚΑ 05046800751",
        "ΑΜΚΑ 05118840800",
        "ΑΜΚΑ 19083000084",
        "AMKA 31138012344",
        "AMKA 30028012349",
        "ΑΜΚΑ 280676600107",
        "ΑΜΚΑ 728067660010",
        "ΑΜΚΑ 2806766001",
        "ΑΜΚΑ 28067660010-4471",
        "ΑΜΚΑ 12.28067660010",
        "order no. 28067660010",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
