from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.br.cnpj import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11.222.333/0001-81", "11.222.333/0001-81"),
        ("12.ABC.345/01DE-35", "12.ABC.345/01DE-35"),
        ("CNPJ 04252995000139", "04252995000139"),
        ("CNPJ: 12ABC34501DE35", "12ABC34501DE35"),
        ("cnpj 12.abc.345/01de-35", "12.abc.345/01de-35"),
        ("CNPJ/MF nº 04.252.995/0001-39", "04.252.995/0001-39"),
        ("CNPJ 11222333/0001-81", "11222333/0001-81"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "11.222.333/0001-82",
        "11222333000181",
        "12ABC34501DE35",
        "CNPJ 04252995000130",
        "11.111.111/1111-11",
        "00.000.000/0000-00",
        "11.222.333/0001-811",
        "111.222.333/0001-81",
        "CNPJ 112223330001811",
        "CNPJ pedido 11222333000181",
        "12.ABC.345/01DF-35",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
