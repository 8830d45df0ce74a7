from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.person.person_title import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Dear Ms. Novak,", "Novak"),
        ("Herrn Dr. Karl von Stein", "Karl von Stein"),
        ("Mme Dupont", "Dupont"),
        ("Señora García López", "García López"),
        ("Mr. J. Smith Jr", "J. Smith Jr"),
        ("Prof. O'Neill", "O'Neill"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize("text", ["Dr. and Mrs.", "Mr. President", "Miss the bus", "Dear Sir or Madam"])
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
