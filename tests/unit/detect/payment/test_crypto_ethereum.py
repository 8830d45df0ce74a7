from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.crypto_ethereum import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0xC69EA13227bACE6e1F8a06364d93F4A6F0463243", "0xC69EA13227bACE6e1F8a06364d93F4A6F0463243"),
        ("ETH wallet: 0xc69ea13227bace6e1f8a06364d93f4a6f0463243", "0xc69ea13227bace6e1f8a06364d93f4a6f0463243"),
        ("send it to 0XC69EA13227BACE6E1F8A06364D93F4A6F0463243", "0XC69EA13227BACE6E1F8A06364D93F4A6F0463243"),
        ("(0xC69EA13227bACE6e1F8a06364d93F4A6F0463243)", "0xC69EA13227bACE6e1F8a06364d93F4A6F0463243"),
        ("0xc69ea13227bace6e1f8a06364d93f4a6f0463243 (USDT)", "0xc69ea13227bace6e1f8a06364d93f4a6f0463243"),
        ("Adresse 0xc69ea13227bace6e1f8a06364d93f4a6f0463243", "0xc69ea13227bace6e1f8a06364d93f4a6f0463243"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "0xC69EA13227bACE6e1F8a06364d93F4A6F046324",
        "wallet 0xC69EA13227bACE6e1F8a06364d93F4A6F04632430",
        "wallet 0xc69EA13227bACE6e1F8a06364d93F4A6F0463243",
        "commit 0xc69ea13227bace6e1f8a06364d93f4a6f0463243",
        "c69ea13227bace6e1f8a06364d93f4a6f0463243",
        "wallet 0x0000000000000000000000000000000000000000",
        "0xg69ea13227bace6e1f8a06364d93f4a6f0463243 wallet",
        "0xdeadbeef",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
