from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_nordic import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vesterbrogade 12, 3. tv, 1620 København V", "Vesterbrogade 12, 3. tv, 1620 København V"),
        ("Storgatan 5 B, 111 22 Stockholm", "Storgatan 5 B, 111 22 Stockholm"),
        ("Mannerheimintie 12 A 5, 00100 Helsinki", "Mannerheimintie 12 A 5, 00100 Helsinki"),
        ("Aleksanterinkatu 15 B 12", "Aleksanterinkatu 15 B 12"),
        ("Nørrebrogade 44, 2200 København N", "Nørrebrogade 44, 2200 København N"),
        ("Drottninggatan 71 A", "Drottninggatan 71 A"),
        ("Østergade 3", "Østergade 3"),
        ("Ågatan 4", "Ågatan 4"),
        ("Karl Johans gate 5", "Karl Johans gate 5"),
        ("SE-111 22 Stockholm", "SE-111 22 Stockholm"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Katie 12",
        "gatan 5",
        "Storgatan",
        "boarding gate 5",
        "Colgate 5",
        "Bowtie 3",
        "vej 4",
        "2200",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
