from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.mx.curp import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("BOXW310820HNERXN09", "BOXW310820HNERXN09"),
        ("GOMC900514MDFMRL06", "GOMC900514MDFMRL06"),
        ("PELA040229HJCRXNA7", "PELA040229HJCRXNA7"),
        ("CURP: BOXW310820HNERXN09", "BOXW310820HNERXN09"),
        ("curp gomc900514mdfmrl06", "gomc900514mdfmrl06"),
        ("(PELA040229HJCRXNA7)", "PELA040229HJCRXNA7"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "BOXW310820HNERXN00",
        "BOXW310820KNERXN09",
        "BOXW311320HNERXN09",
        "BOXW310820HNERXN0",
        "BOXW310820HNERXN091",
        "XBOXW310820HNERXN09",
        "BOXW310820HXXRXN02",
        "order GOMC900514MDFMRL06",
        "GOMC900532MDFMRL06",
        "12345678901234567X",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
