from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.travel.driver_license import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Führerschein Nr. B072RRE2I55", "B072RRE2I55"),
        ("Fuehrerscheinnummer: N0704578035", "N0704578035"),
        ("permis de conduire n° 880692310285", "880692310285"),
        ("Permiso de conducir: 71442098-4", "71442098-4"),
        ("patente di guida U1H12345A", "U1H12345A"),
        ("Patente n. MI7654321K, rilasciata a Milano", "MI7654321K"),
        ("carta de condução L-1234567 8", "L-1234567 8"),
        ("rijbewijsnummer 5123456789", "5123456789"),
        ("numer prawa jazdy: 00123/14/1465", "00123/14/1465"),
        ("körkort 850709-9804", "850709-9804"),
        ("Driving licence (Ireland): 304556123", "304556123"),
        ("Numéro de permis de conduire: 27XK48228", "27XK48228"),
        ("patente U1H055289N entro oggi", "U1H055289N"),
        ("numeroDaCartaDeConducao: 'L-8880076 8'", "L-8880076 8"),
        ("37IS45353 (permis de conduire n°)", "37IS45353"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "B072RRE2I55",
        "Führerschein seit 2015",
        "Führerschein ausgestellt am 12.03.2015",
        "permis de conduire depuis 1998, téléphone 0612345678",
        "patente di guida B",
        "rijbewijs AM 12",
        "the driving licence and 3 points",
        "publicdriving licence2 B072RRE2I55",
        "permiso de conducir 12/03/2015",
        "prawo jazdy kategorii B, PESEL 44051401359",
        "patente 1234567",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
