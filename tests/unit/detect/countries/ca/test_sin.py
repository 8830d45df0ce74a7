from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ca.sin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SIN 261 817 340", "261 817 340"),
        ("SIN: 734123128", "734123128"),
        ("social insurance number 222-223-331", "222-223-331"),
        ("NAS : 734 123 128", "734 123 128"),
        ("numéro d'assurance sociale 261817340", "261817340"),
        ("sin no. 261817340", "261817340"),
        ("employee_sin=222223331", "222223331"),
        ('{"sin": "261817340"}', "261817340"),
        ("sin,amount\n261 817 340,12.50", "261 817 340"),
        ("S.I.N. 261-817-340", "261-817-340"),
        ("please confirm the sin 261817340 by mail", "261817340"),
        ("261 817 340 (sin)", "261 817 340"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "261817340",
        "261-817-340",
        "SIN 261817341",
        "SIN 030692545",
        "SIN 830692547",
        "sin embargo 261817340",
        "pedido sin 261817340",
        "SIN 2618173401",
        "SIN 26181734",
        "SIN order 261817340",
        "SIN 000000000",
        "since 261817340",
        "SIN phone 734123128",
        "paciente sin fiebre, 261817340 sin cambios",
        "sin duda 261817340",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
