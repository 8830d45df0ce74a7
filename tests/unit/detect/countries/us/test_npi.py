from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.npi import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NPI: 1234567893", "1234567893"),
        ("NPI 1987654328", "1987654328"),
        ("npi number 2000000002", "2000000002"),
        ("National Provider Identifier (1245319599)", "1245319599"),
        ("npi=1245319599", "1245319599"),
        ("NPI 1245 319 599", "1245 319 599"),
        ("rendering provider 1245-319-599", "1245-319-599"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1245319599",
        "NPI 1245319598",
        "NPI 3245319599",
        "NPI 11245319599",
        "NPI 124531959",
        "phone 1245319599",
        "NPI fax: 1245319599",
        "snpi 1245319599",
        "NPI 1245319599-2",
        "NPI 1111111111",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
