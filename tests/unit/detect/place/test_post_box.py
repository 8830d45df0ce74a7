from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.post_box import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("P.O. Box 1234", "P.O. Box 1234"),
        ("PO Box 77", "PO Box 77"),
        ("GPO Box 1234", "GPO Box 1234"),
        ("Private Bag 12", "Private Bag 12"),
        ("Postfach 10 20 30", "Postfach 10 20 30"),
        ("BP 123", "BP 123"),
        ("Apartado de Correos 123", "Apartado de Correos 123"),
        ("Casella Postale 45", "Casella Postale 45"),
        ("Postbus 123", "Postbus 123"),
        ("PSC 1234 Box 5678, APO AE 09012", "PSC 1234 Box 5678, APO AE 09012"),
        ("Post Office Box 9", "Post Office Box 9"),
        ("Box 123, 111 22 Stockholm", "Box 123, 111 22 Stockholm"),
        ("CS 35012", "CS 35012"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "box 12",
        "Box 12",
        "CS 12",
        "PO 12",
        "mailbox 5",
        "BP",
        "post 123",
        "the box office 12",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
