from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ar.cuit import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20-12345678-6", "20-12345678-6"),
        ("27-34567890-0", "27-34567890-0"),
        ("30-50001091-2", "30-50001091-2"),
        ("CUIT: 20123456786", "20123456786"),
        ("CUIL 27345678900", "27345678900"),
        ("CUIT 30 50001091 2", "30 50001091 2"),
        ("CUIT Nº 30500010912", "30500010912"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "20-12345678-7",
        "20123456786",
        "CUIT 20123456787",
        "25-12345678-6",
        "CUIT 201234567861",
        "CUIT 2012345678",
        "120-12345678-6",
        "20-12345678-61",
        "CUIT pedido 27345678900",
        "circuit 27345678900",
        "20-00000000-0",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
