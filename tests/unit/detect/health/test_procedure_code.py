from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.health.procedure_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CPT 99213", "99213"),
        ("CPT code: 99214-25", "99214-25"),
        ("HCPCS J1885", "J1885"),
        ("cpt 0042T", "0042T"),
        ("CPT/HCPCS G0008", "G0008"),
        ("procedure code 36415", "36415"),
        ("(CPT 1036F)", "1036F"),
        ("procedureCodeCpt,amount\n99265,12.50", "99265"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "99213",
        "CPT 9921",
        "CPT 992134",
        "zip 99213",
        "HCPCS W1234",
        "CPT on 12/03/2024",
        "script 99213",
        "CPT fees of 99213",
        "CPT 99213.50",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
