from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.br.cpf import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("381.946.027-69", "381.946.027-69"),
        ("604.517.283-35", "604.517.283-35"),
        ("CPF: 98765432100", "98765432100"),
        ("CPF nº 987.654.321-00", "987.654.321-00"),
        ("cpf 381946027-69", "381946027-69"),
        ("inscrito no CPF sob o nº 60451728335", "60451728335"),
        ("CPF/MF 381.946.027-69", "381.946.027-69"),
        ("CPF 381 946 027-69", "381 946 027-69"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "381.946.027-60",
        "98765432100",
        "CPF 98765432101",
        "111.111.111-11",
        "CPF 00000000000",
        "1381.946.027-69",
        "381.946.027-691",
        "CPF 3819460276",
        "CPF pedido 38194602769",
        "381.946.027-69-3",
        "cpfx 98765432100",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
