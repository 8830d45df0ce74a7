from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.se.organisationsnummer import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Organisationsnummer 718147-5372", "718147-5372"),
        ("Org.nr: 8881368768.", "8881368768"),
        ("orgnr: SE985403517801", "SE985403517801"),
        ("(Organisationsnummer SE932701982501)", "SE932701982501"),
        ("Org.nr=955712-8163", "955712-8163"),
        ("orgnr: SE528999227201", "SE528999227201"),
        ('"Organisationsnummer": "854759-8899"', "854759-8899"),
        ("9166228149 (Org.nr)", "9166228149"),
        ("orgnr: 766070-0910", "766070-0910"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Organisationsnummer 718147-5373",
        "Organisationsnummer 8881368769",
        "Organisationsnummer SE985403517800",
        "Organisationsnummer SE932701982500",
        "Organisationsnummer 91662281497",
        "Organisationsnummer 79166228149",
        "Organisationsnummer 916622814",
        "Organisationsnummer 9166228149-4471",
        "Organisationsnummer 12.9166228149",
        "order no. 9166228149",
        "Organisationsnummer X9166228149",
        "Organisationsnummer +9166228149",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
