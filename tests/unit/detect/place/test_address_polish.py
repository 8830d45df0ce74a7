from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_polish import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ul. Długa 14/5, 80-831 Gdańsk", "ul. Długa 14/5, 80-831 Gdańsk"),
        ("al. Jerozolimskie 10", "al. Jerozolimskie 10"),
        ("ul. Jana Pawła II 12 m. 3", "ul. Jana Pawła II 12 m. 3"),
        ("os. Słoneczne 3/12", "os. Słoneczne 3/12"),
        ("pl. Wolności 1, 00-001 Warszawa", "pl. Wolności 1, 00-001 Warszawa"),
        ("80-831 Gdańsk", "80-831 Gdańsk"),
        ("ulica Długa 14", "ulica Długa 14"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ul. Długa",
        "al. 5",
        "12-345",
        "pl. 4",
        "12-345 pages",
        "80-8312 Gdańsk",
        "ulica 5",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
