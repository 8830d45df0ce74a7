from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.mx.rfc import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("GODE561231GR8", "GODE561231GR8"),
        ("MAB970427LJ0", "MAB970427LJ0"),
        ("RFC: PELA800515AB7", "PELA800515AB7"),
        ("rfc gode561231gr8", "gode561231gr8"),
        ("RFC PELA-800515-AB7", "PELA-800515-AB7"),
        ("contribuyente MAB970427LJ0", "MAB970427LJ0"),
        ("RFC ÑUÑA800515ABA", "ÑUÑA800515ABA"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "GODE561231GR1",
        "GODE561331GR8",
        "XAXX010101000",
        "XEXX010101000",
        "GODE561231GR",
        "GODE561231GR81",
        "AXGODE561231GR8",
        "GODE561231",
        "rfc 2616",
        "RFC PELA800532AB7",
        "pedido MAB970427LJ0",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
