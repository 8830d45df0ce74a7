from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.cl.rut import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.345.678-5", "12.345.678-5"),
        ("7.654.321-6", "7.654.321-6"),
        ("15.000.005-K", "15.000.005-K"),
        ("15.000.005-k", "15.000.005-k"),
        ("RUT: 20123456-5", "20123456-5"),
        ("RUN 123456785", "123456785"),
        ("rol único tributario 7654321-6", "7654321-6"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "12.345.678-6",
        "123456785",
        "12345678-5",
        "RUT 123456786",
        "12.345.678-51",
        "112.345.678-5",
        "11.111.111-1",
        "RUT 123456-7",
        "RUT pedido 201234565",
        "15.000.005-L",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
