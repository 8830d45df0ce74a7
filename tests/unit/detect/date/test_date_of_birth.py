from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.date.date_of_birth import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("born on 4 May 1980", "4 May 1980"),
        ("DOB: 04/05/1980", "04/05/1980"),
        ("geboren am 04.05.1980", "04.05.1980"),
        ("née le 4 mai 1980", "4 mai 1980"),
        ("fecha de nacimiento: 4 de mayo de 1980", "4 de mayo de 1980"),
        ("Date of birth\n1980-05-04", "1980-05-04"),
        ("04.05.80 geb.", "04.05.80"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text", ["signed on 4 May 1980", "reborn 04/05/1980", "DOB: 44/55/1980", "stubborn 04/05/1980"]
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
