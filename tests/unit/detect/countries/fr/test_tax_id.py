from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.fr.tax_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Numéro fiscal 0697158839006", "0697158839006"),
        ("N° fiscal: 1 498 291 244 408.", "1 498 291 244 408"),
        ("SPI 33 80 171 818 331, please", "33 80 171 818 331"),
        ("Numéro fiscal de référence : 15 50 844 753 122", "15 50 844 753 122"),
        ("Numéro fiscal=3397272218116", "3397272218116"),
        ("N° fiscal\t10 96 203 177 356\n", "10 96 203 177 356"),
        ('"SPI": "2 995 080 368 014"', "2 995 080 368 014"),
        ("Numéro fiscal de référence : 3960821811002", "3960821811002"),
        ("Numéro fiscal 3336466854175", "3336466854175"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Numéro fiscal 0697158839007",
        "Numéro fiscal 1 498 291 244 409",
        "Numéro fiscal 33 80 171 818 332",
        "Numéro fiscal 15 50 844 753 123",
        "Numéro fiscal 39608218110027",
        "Numéro fiscal 73960821811002",
        "Numéro fiscal 396082181100",
        "Numéro fiscal 3960821811002-4471",
        "Numéro fiscal 12.3960821811002",
        "order no. 3960821811002",
        "Numéro fiscal X3960821811002",
        "Numéro fiscal +3960821811002",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
