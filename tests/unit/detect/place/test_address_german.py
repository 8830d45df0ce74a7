from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_german import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hauptstraße 5, 10115 Berlin", "Hauptstraße 5, 10115 Berlin"),
        ("Hauptstr. 5", "Hauptstr. 5"),
        ("Lindenweg 12a, 80331 München", "Lindenweg 12a, 80331 München"),
        ("Am Alten Markt 12", "Am Alten Markt 12"),
        ("Mariahilfer Straße 12/3/14, 1060 Wien", "Mariahilfer Straße 12/3/14, 1060 Wien"),
        ("Straße des 17. Juni 135", "Straße des 17. Juni 135"),
        ("Platz der Republik 1, 11011 Berlin", "Platz der Republik 1, 11011 Berlin"),
        ("Bahnhofstrasse 12, 8001 Zürich", "Bahnhofstrasse 12, 8001 Zürich"),
        ("Karl-Marx-Allee 33", "Karl-Marx-Allee 33"),
        ("D-80331 München", "D-80331 München"),
        ("Kaiserring 5, 68161 Mannheim", "Kaiserring 5, 68161 Mannheim"),
        ("10115 Berlin", "10115 Berlin"),
        ("Ostengasse 7\n93047 Regensburg", "Ostengasse 7\n93047 Regensburg"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Hauptstraße",
        "platz 5",
        "Spring 2020",
        "During 2019",
        "Engineering 12",
        "Bahnhof 3",
        "50000 Euro",
        "10000 People came",
        "Im Jahr 2020",
        "Am Montag 12",
        "12345",
        "x10115 Berlin",
        "$50000 Berlin",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
