from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.npi import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NPI: 1604827356", "1604827356"),
        ("NPI 2290163841", "2290163841"),
        ("npi number 2000000002", "2000000002"),
        ("National Provider Identifier (1873405264)", "1873405264"),
        ("npi=1873405264", "1873405264"),
        ("NPI 1873 405 264", "1873 405 264"),
        ("rendering provider 1873-405-264", "1873-405-264"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "1873405264",
        "NPI 1873405265",
        "NPI 3873405264",
        "NPI 11873405264",
        "NPI 187340526",
        "phone 1873405264",
        "NPI fax: 1873405264",
        "snpi 1873405264",
        "NPI 1873405264-2",
        "NPI 1111111111",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
