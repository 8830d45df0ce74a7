from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.date.date_time import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 4 May 1980", "4 May 1980"),
        ("May 4, 1980", "May 4, 1980"),
        ("1980-05-04 12:30", "1980-05-04 12:30"),
        ("31.12.1999", "31.12.1999"),
        ("May 2021", "May 2021"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["99/99/1999", "12/34", "version 1.2.3", "you may 4 times", "13/13/2000"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
