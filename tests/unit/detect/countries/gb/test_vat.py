from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gb.vat import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("VAT no. 206 3140 56", "206 3140 56"),
        ("VAT Reg No: GB 953 2305 92.", "GB 953 2305 92"),
        ("VAT no. GB837841987, please", "GB837841987"),
        ("(VAT Reg No 128 0314 46)", "128 0314 46"),
        ("VAT no.=938 7442 41", "938 7442 41"),
        ("VAT Reg No\tGB258417736\n", "GB258417736"),
        ('"VAT no.": "512 3166 86"', "512 3166 86"),
        ("GB703094562 (VAT Reg No)", "GB703094562"),
        ("VAT no. 481 4514 91", "481 4514 91"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "VAT no. 206 3140 57",
        "VAT no. GB 953 2305 93",
        "VAT no. GB837841988",
        "VAT no. 128 0314 47",
        "VAT no. GB8378419877",
        "VAT no. 7GB837841987",
        "VAT no. GB83784198",
        "VAT no. GB837841987-4471",
        "VAT no. 12.GB837841987",
        "order no. GB837841987",
        "VAT no. XGB837841987",
        "VAT no. +GB837841987",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
