from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.es.social_security import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Número de la Seguridad Social 06/94053112/70", "06/94053112/70"),
        ("NUSS: 40/4363104802.", "40/4363104802"),
        ("NSS 23-34330093-67, please", "23-34330093-67"),
        ("(Nº afiliación 014916418914)", "014916418914"),
        ("Número de la Seguridad Social=39 90742364 83", "39 90742364 83"),
        ("NUSS\t24 86552182 56\n", "24 86552182 56"),
        ('"NSS": "07-21414672-64"', "07-21414672-64"),
        ("22/54494199/23 (Nº afiliación)", "22/54494199/23"),
        ("Número de la Seguridad Social 30-54747539-65", "30-54747539-65"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Número de la Seguridad Social 06/94053112/71",
        "Número de la Seguridad Social 40/4363104803",
        "Número de la Seguridad Social 23-34330093-68",
        "Número de la Seguridad Social 014916418915",
        "Número de la Seguridad Social 0149164189147",
        "Número de la Seguridad Social 7014916418914",
        "Número de la Seguridad Social 01491641891",
        "Número de la Seguridad Social 014916418914-4471",
        "Número de la Seguridad Social 12.014916418914",
        "order no. 014916418914",
        "Número de la Seguridad Social X014916418914",
        "Número de la Seguridad Social +014916418914",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
