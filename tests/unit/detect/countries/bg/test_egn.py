from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.bg.egn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ЕГН 7906222905", "7906222905"),
        ("EGN: 6303084141.", "6303084141"),
        ("ЕГН: 5603193500", "5603193500"),
        ("(ЕГН 5703061940)", "5703061940"),
        ("EGN=5709219843", "5709219843"),
        ("ЕГН: 6008044731", "6008044731"),
        ('"ЕГН": "7503289346"', "7503289346"),
        ("6807269590 (EGN)", "6807269590"),
        ("ЕГН: 5311057939", "5311057939"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ЕГН 7906222906",
        "ЕГН 6303084142",
        "ЕГН 5603193501",
        "ЕГН 5703061941",
        "ЕГН 8013311230",
        "ЕГН 8002301230",
        "ЕГН 79062229057",
        "ЕГН 77906222905",
        "ЕГН 790622290",
        "ЕГН 7906222905-4471",
        "ЕГН 12.7906222905",
        "order no. 7906222905",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
