from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.mx.nss import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NSS: 12345678903", "12345678903"),
        ("IMSS 01839045125", "01839045125"),
        ("número de seguridad social 92067512340", "92067512340"),
        ("NSS 92-06-75-1234-0", "92-06-75-1234-0"),
        ("nss 1234 56 7890 3", "1234 56 7890 3"),
        ("Número de Seguro Social 01839045125", "01839045125"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "12345678903",
        "NSS 12345678904",
        "NSS 00345678908",
        "NSS 123456789031",
        "NSS 1234567890",
        "NSS pedido 12345678903",
        "NSS 00000000000",
        "tel. IMSS tel 12345678903",
        "nssx 01839045125",
        "NSS 01839045125-2",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
