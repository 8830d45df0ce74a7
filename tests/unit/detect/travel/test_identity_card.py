from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.travel.identity_card import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("National ID: 784-1990-1234567-1", "784-1990-1234567-1"),
        ("national identity number is 19900312 4471", "19900312 4471"),
        ("Identity card no. AB 4471203", "AB 4471203"),
        ("Ausweisnummer: 4471203-8", "4471203-8"),
        ("numéro de carte d'identité : 120492305678", "120492305678"),
        ("DNI 30.112.445", "30.112.445"),
        ("cédula de ciudadanía 1.032.456.789", "1.032.456.789"),
        ("documento de identidad n.º 44712038", "44712038"),
        ("carta d'identità n. AY 1234567", "AY 1234567"),
        ("identiteitskaart 592-0123456-78", "592-0123456-78"),
        ("bilhete de identidade 11223344 5", "11223344 5"),
        ("cédula de identidad RUT 1234567", "1234567"),
        ("national_id_number=784199012345671", "784199012345671"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "784-1990-1234567-1",
        "DNI 12345678A",
        "DNI: X1234567A",
        "dowód osobisty ABA400000",
        "Ausweisnummer L01X00T472",
        "identity card issued on 12.03.2015",
        "identity card since 2015",
        "national identity 123",
        "carte d'identité 00000000",
        "the identity card and the order 44712038",
        "Ausweis gültig bis 12.03.2027",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
