from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_english import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 12 Oak Street, Apt 4, Springfield, IL 62701.", "12 Oak Street, Apt 4, Springfield, IL 62701"),
        ("221B Baker Street", "221B Baker Street"),
        ("1600 Pennsylvania Ave. NW", "1600 Pennsylvania Ave. NW"),
        ("5/12 Smith Street, Richmond VIC 3121", "5/12 Smith Street, Richmond VIC 3121"),
        ("Flat 4, 12 Church Lane", "Flat 4, 12 Church Lane"),
        ("45 W 42nd St", "45 W 42nd St"),
        ("1500 Broadway", "1500 Broadway"),
        ("4500 Highway 20", "4500 Highway 20"),
        ("12-14 High Street", "12-14 High Street"),
        ("12 oak street", "12 oak street"),
        ("350 Fifth Avenue, Suite 3300, New York, NY 10118", "350 Fifth Avenue, Suite 3300, New York, NY 10118"),
        ("742 Evergreen Terrace", "742 Evergreen Terrace"),
        ("Unit 7, 33 Kings Parade", "Unit 7, 33 Kings Parade"),
        ("123 Main St, Toronto, ON M5V 2T6", "123 Main St, Toronto, ON M5V 2T6"),
        ("8 St. Stephen's Green", "8 St. Stephen's Green"),
        ("1 Avenue of the Americas", "1 Avenue of the Americas"),
        ("RR 2 Box 15", "RR 2 Box 15"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "12 oak trees",
        "in 2019 we drove",
        "AB1 2",
        "5 street",
        "In 2020 Honda Park",
        "2 lane road",
        "10 minute drive",
        "3 miles down the road",
        "45 Day View",
        "20 Years Way",
        "12.5 Main Street",
        "Court 5",
        "the street 5",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
