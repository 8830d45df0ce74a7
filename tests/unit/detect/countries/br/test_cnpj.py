from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.br.cnpj import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("37.180.542/0001-01", "37.180.542/0001-01"),
        ("7K.XQ3.152/B0DE-20", "7K.XQ3.152/B0DE-20"),
        ("CNPJ 58612093000195", "58612093000195"),
        ("CNPJ: 7KXQ3152B0DE20", "7KXQ3152B0DE20"),
        ("cnpj 7k.xq3.152/b0de-20", "7k.xq3.152/b0de-20"),
        ("CNPJ/MF nº 58.612.093/0001-95", "58.612.093/0001-95"),
        ("CNPJ 37180542/0001-01", "37180542/0001-01"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "37.180.542/0001-02",
        "37180542000101",
        "7KXQ3152B0DE20",
        "CNPJ 58612093000196",
        "11.111.111/1111-11",
        "00.000.000/0000-00",
        "37.180.542/0001-011",
        "137.180.542/0001-01",
        "CNPJ 371805420001011",
        "CNPJ pedido 37180542000101",
        "7K.XQ3.152/B0DF-20",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
