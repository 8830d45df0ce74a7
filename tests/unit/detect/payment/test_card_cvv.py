from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.payment.card_cvv import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CVV: 123", "123"),
        ("cvv2 is 1234", "1234"),
        ("Security code (3 digits on the back): 987", "987"),
        ("Kartenprüfnummer lautet 321", "321"),
        ("cryptogramme visuel : 432", "432"),
        ("CVC/CVV 555", "555"),
        ("código de seguridad: 246", "246"),
        ("CVV=077", "077"),
        ("codice di sicurezza è 357", "357"),
        ("CVV\n468", "468"),
        ("beveiligingscode: 135", "135"),
        ("cvv 123, exp 12/27", "123"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "CVV 12",
        "CVV 12345",
        "CVV 123-45",
        "room 123",
        "security codes 100 of",
        "CVV 3 digits",
        "article 123 of the code",
        "cvv: abc",
        "CVV 123.45",
        "CVV required by 2 of 100",
        "curriculum vitae 123",
        "CVV 12 34",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
