from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.fr.nir import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Numéro de sécurité sociale 2 75 06 2A 236 595 clé 64", "2 75 06 2A 236 595 clé 64"),
        ("NIR: 2 41 02 2B 035 685 / 67.", "2 41 02 2B 035 685 / 67"),
        ("n° SS 1 82 09 99 407 181 / 24, please", "1 82 09 99 407 181 / 24"),
        ("It is 1.97.05.69.778.158.83, they say.", "1.97.05.69.778.158.83"),
        ("Numéro de sécurité sociale=2 36 10 75 731 077 clé 66", "2 36 10 75 731 077 clé 66"),
        ("NIR\t2.90.03.2A.915.190.74\n", "2.90.03.2A.915.190.74"),
        ('"n° SS": "285057561028735"', "285057561028735"),
        ("It is 1 30 01 01 561 858 84, they say.", "1 30 01 01 561 858 84"),
        ("Numéro de sécurité sociale 1 32 01 2B 349 825 03", "1 32 01 2B 349 825 03"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Numéro de sécurité sociale 2 75 06 2A 236 595 clé 65",
        "Numéro de sécurité sociale 2 41 02 2B 035 685 / 68",
        "Numéro de sécurité sociale 1 82 09 99 407 181 / 25",
        "Numéro de sécurité sociale 1.97.05.69.778.158.84",
        "NIR 185137800608425",
        "NIR 185050000608463",
        "NIR 185057800008477",
        "NIR 585057800608485",
        "Numéro de sécurité sociale 2850575610287357",
        "Numéro de sécurité sociale 7285057561028735",
        "Numéro de sécurité sociale 28505756102873",
        "Numéro de sécurité sociale 285057561028735-4471",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
