from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.at.svnr import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SVNR 5235 180176", "5235 180176"),
        ("Sozialversicherungsnummer: 5626/210141.", "5626/210141"),
        ("SV-Nr.: 6442020284", "6442020284"),
        ("(Versicherungsnummer 4604/020166)", "4604/020166"),
        ("SVNR=4709/051065", "4709/051065"),
        ("Sozialversicherungsnummer\t5689/200856\n", "5689/200856"),
        ("SV-Nr.: 3988/040849", "3988/040849"),
        ("5414270476 (Versicherungsnummer)", "5414270476"),
        ("SVNR 1193 210446", "1193 210446"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "SVNR 5235 180177",
        "SVNR 5626/210142",
        "SVNR 6442020285",
        "SVNR 4604/020167",
        "SVNR 1006311680",
        "SVNR 1000320180",
        "SVNR 64420202847",
        "SVNR 76442020284",
        "SVNR 644202028",
        "SVNR 6442020284-4471",
        "SVNR 12.6442020284",
        "order no. 6442020284",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
