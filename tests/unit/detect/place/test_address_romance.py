from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.place.address_romance import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Calle de Alcalá, 45", "Calle de Alcalá, 45"),
        ("Avda. de América, 12", "Avda. de América, 12"),
        ("C/ Gran Vía 28, 28013 Madrid", "C/ Gran Vía 28, 28013 Madrid"),
        ("Plaza Mayor, s/n", "Plaza Mayor, s/n"),
        ("Av. Insurgentes Sur 1234", "Av. Insurgentes Sur 1234"),
        ("Carrer de Balmes 55", "Carrer de Balmes 55"),
        ("Paseo de la Castellana, 100", "Paseo de la Castellana, 100"),
        ("Via Roma 12", "Via Roma 12"),
        ("Via Giuseppe Garibaldi, 5/A, 00184 Roma (RM)", "Via Giuseppe Garibaldi, 5/A, 00184 Roma (RM)"),
        ("Piazza del Duomo 1, 20122 Milano", "Piazza del Duomo 1, 20122 Milano"),
        ("Corso Vittorio Emanuele II, 24", "Corso Vittorio Emanuele II, 24"),
        ("Viale dei Mille 7", "Viale dei Mille 7"),
        ("Rua Augusta, 1500", "Rua Augusta, 1500"),
        ("Av. da Liberdade, 110", "Av. da Liberdade, 110"),
        ("Avenida Paulista, 1578, 01310-200 São Paulo", "Avenida Paulista, 1578, 01310-200 São Paulo"),
        ("Praça do Comércio, 1", "Praça do Comércio, 1"),
        ("1200-109 Lisboa", "1200-109 Lisboa"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "calle abajo",
        "via email 5",
        "Via 5",
        "la calle 12",
        "via Rome",
        "plaza 4",
        "corso 12",
        "rua 5",
        "Largo",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
