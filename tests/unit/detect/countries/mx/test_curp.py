from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.mx.curp import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("QUTL720614MOCRZR05", "QUTL720614MOCRZR05"),
        ("GOMC900514MDFMRL06", "GOMC900514MDFMRL06"),
        ("PELA040229HJCRXNA7", "PELA040229HJCRXNA7"),
        ("CURP: QUTL720614MOCRZR05", "QUTL720614MOCRZR05"),
        ("curp gomc900514mdfmrl06", "gomc900514mdfmrl06"),
        ("(PELA040229HJCRXNA7)", "PELA040229HJCRXNA7"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "QUTL720614MOCRZR06",
        "QUTL720614KOCRZR05",
        "QUTL721314MOCRZR05",
        "QUTL720614MOCRZR0",
        "QUTL720614MOCRZR051",
        "XQUTL720614MOCRZR05",
        "QUTL720614MXXRZR00",
        "order GOMC900514MDFMRL06",
        "GOMC900532MDFMRL06",
        "12345678901234567X",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
