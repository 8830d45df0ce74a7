from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.health.snomed_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SNOMED CT 732110009", "732110009"),
        ("SNOMED: 383410003", "383410003"),
        ("sctid 1234567107", "1234567107"),
        ("SNOMED-CT code 4044684025", "4044684025"),
        ("snomed concept id 559008", "559008"),
        ("SCT: 73211013", "73211013"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "732110009",
        "SNOMED 732110000",
        "SNOMED 73211554",
        "SNOMED 03211001",
        "SNOMED 12345",
        "SNOMED 732110009-1",
        "order 383410003",
        "SNOMED since 2002",
        "asct 1234567107",
        "SNOMED 732110009.5",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
