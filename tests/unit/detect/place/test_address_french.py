from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_french import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 rue de la Paix", "12 rue de la Paix"),
        ("12 bis, rue de la Paix, 75002 Paris", "12 bis, rue de la Paix, 75002 Paris"),
        ("Rue de la Loi 16, 1000 Bruxelles", "Rue de la Loi 16, 1000 Bruxelles"),
        ("45 avenue des Champs-Élysées, 75008 Paris", "45 avenue des Champs-Élysées, 75008 Paris"),
        ("Chaussée de Charleroi 123", "Chaussée de Charleroi 123"),
        ("8 place de l'Hôtel de Ville", "8 place de l'Hôtel de Ville"),
        ("3 impasse des Lilas, 69003 Lyon", "3 impasse des Lilas, 69003 Lyon"),
        ("Rue du Rhône 45, 1204 Genève", "Rue du Rhône 45, 1204 Genève"),
        ("75116 Paris Cedex 16", "75116 Paris Cedex 16"),
        ("F-75002 Paris", "F-75002 Paris"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "die 12 rue",
        "rue 12",
        "la rue",
        "12 rues",
        "au cours 5",
        "place 3",
        "en place",
        "12 cours de danse",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
