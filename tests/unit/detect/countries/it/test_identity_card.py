from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.it.identity_card import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Carta d'identità UI8394934", "UI8394934"),
        ("C.I.: IO 0432977.", "IO 0432977"),
        ("CIE n. CB76423XU, please", "CB76423XU"),
        ("(carta di identità n. OP5452731)", "OP5452731"),
        ("Carta d'identità=CZ12932VR", "CZ12932VR"),
        ("C.I.\tAM 6790648\n", "AM 6790648"),
        ('"CIE n.": "CR15866AB"', "CR15866AB"),
        ("CZ70417NS (carta di identità n.)", "CZ70417NS"),
        ("Carta d'identità CP94416RW", "CP94416RW"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "CA12345AA",
        "carta d'identità CA1234AA",
        "carta d'identità CA123456AA",
        "carta d'identità AA123456",
        "carta d'identità 00000",
        "fattura CA12345AA",
        "carta d'identità AA 1111111",
        "AA1234567",
        "carta d'identità CA12345AA1",
        "Carta d'identità UI83949347",
        "Carta d'identità 7UI8394934",
        "Carta d'identità UI839493",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
