from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.de.vat_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("USt-IdNr. DE646177626", "DE646177626"),
        ("USt-ID: DE833.943.840.", "DE833.943.840"),
        ("VAT no. DE 841469004, please", "DE 841469004"),
        ("(Umsatzsteuer-Identifikationsnummer DE 597 478 910)", "DE 597 478 910"),
        ("It is DE 689778313, they say.", "DE 689778313"),
        ("USt-IdNr.\tDE 592 131 785\n", "DE 592 131 785"),
        ('"USt-ID": "DE514.629.072"', "DE514.629.072"),
        ("DE 513689988 (VAT no.)", "DE 513689988"),
        ("Umsatzsteuer-Identifikationsnummer DE883.316.107", "DE883.316.107"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "USt-IdNr. DE646177627",
        "USt-IdNr. DE833.943.841",
        "USt-IdNr. DE 841469005",
        "USt-IdNr. DE 597 478 911",
        "USt-IdNr. DE883.316.1077",
        "USt-IdNr. 7DE883.316.107",
        "USt-IdNr. DE883.316.10",
        "USt-IdNr. DE883.316.107-4471",
        "USt-IdNr. 12.DE883.316.107",
        "order no. DE883.316.107",
        "USt-IdNr. XDE883.316.107",
        "USt-IdNr. +DE883.316.107",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
