from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.mx.rfc import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("TREQ681204HK3", "TREQ681204HK3"),
        ("KVM030915PD7", "KVM030915PD7"),
        ("RFC: PELA800515AB7", "PELA800515AB7"),
        ("rfc treq681204hk3", "treq681204hk3"),
        ("RFC PELA-800515-AB7", "PELA-800515-AB7"),
        ("contribuyente KVM030915PD7", "KVM030915PD7"),
        ("RFC ÑUÑA800515ABA", "ÑUÑA800515ABA"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "TREQ681204HK1",
        "TREQ681304HK3",
        "XAXX010101000",
        "XEXX010101000",
        "TREQ681204HK",
        "TREQ681204HK31",
        "AXTREQ681204HK3",
        "TREQ681204",
        "rfc 2616",
        "RFC PELA800532AB7",
        "pedido KVM030915PD7",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
