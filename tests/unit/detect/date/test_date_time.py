from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.date.date_time import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 4 May 1980", "4 May 1980"),
        ("on Monday, 4 May 1980,", "4 May 1980"),
        ("May 4, 1980", "May 4, 1980"),
        ("1980-05-04 12:30", "1980-05-04 12:30"),
        ("31.12.1999", "31.12.1999"),
        ("May 2021", "May 2021"),
        ("31 December 1980 at 10:30", "31 December 1980 at 10:30"),
        ("31. Dezember 1980", "31. Dezember 1980"),
        ("31 de diciembre de 1980", "31 de diciembre de 1980"),
        ("1er mai 1980", "1er mai 1980"),
        ("4-May-1980", "4-May-1980"),
        ("04MAY1980", "04MAY1980"),
        ("10/Oct/2000:13:55:36", "10/Oct/2000:13:55:36"),
        ("12-14 May 2021", "12-14 May 2021"),
        ("May 3-5, 2021", "May 3-5, 2021"),
        ("4 maggio 1980", "4 maggio 1980"),
        ("4 de março de 2020", "4 de março de 2020"),
        ("4 maart 2020", "4 maart 2020"),
        ("4 maja 2020", "4 maja 2020"),
        ("4 września 2020", "4 września 2020"),
        ("2024-01-31T23:59:59.123+02:00", "2024-01-31T23:59:59.123+02:00"),
        ("31/12/1999 23:59", "31/12/1999 23:59"),
        ("December 31", "December 31"),
        ("Dec. 25th", "Dec. 25th"),
        ("4. März", "4. März"),
        ("31.12.1999 um 12:30 Uhr", "31.12.1999 um 12:30 Uhr"),
        ("20240131T120000Z", "20240131T120000Z"),
        ("31/12/99", "31/12/99"),
        ("3 août 2019", "3 août 2019"),
        ("9 grudnia", "9 grudnia"),
        ("1. 5. 2020", "1. 5. 2020"),
        ("15. syyskuuta 2021", "15. syyskuuta 2021"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "99/99/1999",
        "12/34",
        "version 1.2.3",
        "you may 4 times",
        "13/13/2000",
        "1.2.34",
        "all 4 may leave",
        "they march 15 miles",
        "1.10.2.3",
        "10-11-12-13",
        "12.5.9999",
        "section 3.2.10",
        "32.12.2020",
        "May 45, 2020",
        "24/7",
        "20249931",
        "3 mar",
        "192.168.10.20",
        "12-31/1999",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
