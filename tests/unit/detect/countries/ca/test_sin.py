from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ca.sin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SIN 130 692 544", "130 692 544"),
        ("SIN: 734123128", "734123128"),
        ("social insurance number 222-223-331", "222-223-331"),
        ("NAS : 734 123 128", "734 123 128"),
        ("numéro d'assurance sociale 130692544", "130692544"),
        ("sin no. 130692544", "130692544"),
        ("employee_sin=222223331", "222223331"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "130692544",
        "130-692-544",
        "SIN 130692545",
        "SIN 030692545",
        "SIN 830692547",
        "sin embargo 130692544",
        "pedido sin 130692544",
        "SIN 1306925441",
        "SIN 13069254",
        "SIN order 130692544",
        "SIN 000000000",
        "since 130692544",
        "SIN phone 734123128",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
