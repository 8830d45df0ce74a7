from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.aba_routing import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("routing number 021000021", "021000021"),
        ("ABA: 121000358", "121000358"),
        ("021000021 (ABA)", "021000021"),
        ("routing 0210-0002-1", "0210-0002-1"),
        ("Routing Transit Number (RTN): 026009593", "026009593"),
        ("ABA routing # 122105155", "122105155"),
        ("routing=011000015&account=5", "011000015"),
        ("número de ruta: 021000021", "021000021"),
        ("Routing No.\n021000021", "021000021"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "RTN is 021000022",
        "021000021",
        "order 021000021",
        "routing 0210000211",
        "ABA 13100002",
        "routing 991000021",
        "routing number 000000000",
        "routing 021000021-4",
        "the aba of 2021",
        "routing table 021000022",
        "rerouting 021000021",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
