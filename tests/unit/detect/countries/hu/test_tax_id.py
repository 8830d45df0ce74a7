from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.hu.tax_id import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("adószám: 49623925-2-36", "49623925-2-36"),
        ("közösségi adószám HU49623925", "HU49623925"),
        ("Adóazonosító jel 8181924169", "8181924169"),
        ("adóazonosító jele: 8838739668", "8838739668"),
        ("Adóazonosító jel 8359466106, please", "8359466106"),
        ("adóazonosító jele: 8172809395", "8172809395"),
        ("Adóazonosító jel=8992657463", "8992657463"),
        ("adóazonosító jele: 8065615651", "8065615651"),
        ('"Adóazonosító jel": "8496767760"', "8496767760"),
        ("adóazonosító jele: 8716985567", "8716985567"),
        ("Adóazonosító jel 8979630395", "8979630395"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "chapter 49623925-2-36",
        "adószám: 49623926-2-36",
        "Adóazonosító jel 8181924160",
        "Adóazonosító jel 8838739669",
        "Adóazonosító jel 8359466107",
        "Adóazonosító jel 8172809396",
        "Adóazonosító jel 89926574637",
        "Adóazonosító jel 78992657463",
        "Adóazonosító jel 899265746",
        "Adóazonosító jel 8992657463-4471",
        "Adóazonosító jel 12.8992657463",
        "order no. 8992657463",
        "Adóazonosító jel X8992657463",
        "Adóazonosító jel +8992657463",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
