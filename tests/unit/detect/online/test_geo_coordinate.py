from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.online.geo_coordinate import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("52.520008, 13.404954", "52.520008, 13.404954"),
        ("40°26'46\"N 79°58'56\"W", "40°26'46\"N 79°58'56\"W"),
        ("40° 26.767' N, 79° 58.933' W", "40° 26.767' N, 79° 58.933' W"),
        ("52.5200° N, 13.4050° E", "52.5200° N, 13.4050° E"),
        ("S 33° 51.5' E 151° 12.6'", "S 33° 51.5' E 151° 12.6'"),
        ("9F4MGCFX+2W", "9F4MGCFX+2W"),
        ("geo:37.786971,-122.399677", "37.786971,-122.399677"),
        ("GPS 48.85, 2.35", "48.85, 2.35"),
        ("@37.7749295,-122.4194155,17z", "37.7749295,-122.4194155"),
        ("latitude: 52.52", "52.52"),
        ("lng=-0.1278", "-0.1278"),
        ("Breitengrad 48.1374", "48.1374"),
        ("at (-33.8688, 151.2093).", "-33.8688, 151.2093"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "91.1234, 181.0000",
        "0.1234, 0.5678",
        "10.12345, 20.56789, 30.98765",
        "prices 12.5000 14.2000",
        "99°61'46\"N 79°58'56\"W",
        "48.85, 2.35",
        "lat: 5",
        "late 52.5200",
        "$12.5000, 13.4000",
        "GPS 12.5%, 13.55%",
        "version 10.1234.5678",
        "52.520008",
        "40°N",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []


def test_latitude_and_longitude_with_their_names_are_two() -> None:
    assert values(DETECTOR, '{"lat": 48.8566, "lng": -2.3522}') == ["48.8566", "-2.3522"]
