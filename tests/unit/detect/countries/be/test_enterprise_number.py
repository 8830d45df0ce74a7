from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.be.enterprise_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ondernemingsnummer BE0424494170", "BE0424494170"),
        ("BCE: 0365.832.530.", "0365.832.530"),
        ("KBO BE 1247.167.996, please", "BE 1247.167.996"),
        ("(TVA 0745709670)", "0745709670"),
        ("BTW=0209401917", "0209401917"),
        ("Ondernemingsnummer\t0471.818.787\n", "0471.818.787"),
        ('"BCE": "BE 0277.940.236"', "BE 0277.940.236"),
        ("BE 0170.649.724 (KBO)", "BE 0170.649.724"),
        ("TVA 0506.508.858", "0506.508.858"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Ondernemingsnummer BE0424494171",
        "Ondernemingsnummer 0365.832.531",
        "Ondernemingsnummer BE 1247.167.997",
        "Ondernemingsnummer 0745709671",
        "Ondernemingsnummer 07457096707",
        "Ondernemingsnummer 70745709670",
        "Ondernemingsnummer 074570967",
        "Ondernemingsnummer 0745709670-4471",
        "Ondernemingsnummer 12.0745709670",
        "order no. 0745709670",
        "Ondernemingsnummer X0745709670",
        "Ondernemingsnummer +0745709670",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
