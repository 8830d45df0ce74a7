from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.person.person_label import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Name: Maria Garcia-Lopez\nPhone", "Maria Garcia-Lopez"),
        ("Patient:\nJohn A. Smith", "John A. Smith"),
        ("Dear Anna,", "Anna"),
        ("Kind regards,\n\nTom Baker", "Tom Baker"),
        ("Jane Doe <jane@example.com>", "Jane Doe"),
        ("Bill to: Erika Mustermann", "Erika Mustermann"),
        ("Nombre: José Pérez", "José Pérez"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text", ["Name: Date:", "Dear Customer,", "Dear Sir or Madam", "Thank you\nfor", "From: the team"]
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
