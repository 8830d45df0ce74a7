from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.device.imei import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("IMEI 356938035643809", "356938035643809"),
        ("35-693803-564380-9", "35-693803-564380-9"),
        ("356938035643809 (IMEI)", "356938035643809"),
        ("IMEI 49-015420-323751-8", "49-015420-323751-8"),
        ("MEID: A0000000002329", "A0000000002329"),
        ("imeisv 3569380356438090", "3569380356438090"),
        ("IMEI: 356 938 035 643 809", "356 938 035 643 809"),
        ("imei=356938035643809;", "356938035643809"),
        ("numéro IMEI : 35693803 564380 9", "35693803 564380 9"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "356938035643809",
        "IMEI: 356938035643808",
        "imei 3569380356438091",
        "IMEI 000000000000000",
        "order 356938035643809",
        "35-693803-564380-8",
        "IMEI X356938035643809",
        "meidentity 12345678901234",
        "IMEI 35693803564380",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
