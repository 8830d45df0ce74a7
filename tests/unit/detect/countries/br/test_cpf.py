from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.br.cpf import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("529.982.247-25", "529.982.247-25"),
        ("111.444.777-35", "111.444.777-35"),
        ("CPF: 98765432100", "98765432100"),
        ("CPF nº 987.654.321-00", "987.654.321-00"),
        ("cpf 529982247-25", "529982247-25"),
        ("inscrito no CPF sob o nº 11144477735", "11144477735"),
        ("CPF/MF 529.982.247-25", "529.982.247-25"),
        ("CPF 529 982 247-25", "529 982 247-25"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "529.982.247-26",
        "98765432100",
        "CPF 98765432101",
        "111.111.111-11",
        "CPF 00000000000",
        "1529.982.247-25",
        "529.982.247-251",
        "CPF 5299822472",
        "CPF pedido 52998224725",
        "529.982.247-25-3",
        "cpfx 98765432100",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
