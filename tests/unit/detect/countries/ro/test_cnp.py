from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ro.cnp import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CNP 1830313023045", "1830313023045"),
        ("cod numeric personal: 1831007340342.", "1831007340342"),
        ("CNP: 2811015376965", "2811015376965"),
        ("(CNP 1720131020449)", "1720131020449"),
        ("cod numeric personal=2890325304419", "2890325304419"),
        ("CNP: 2800225040428", "2800225040428"),
        ('"CNP": "2401206134227"', "2401206134227"),
        ("1441228319076 (cod numeric personal)", "1441228319076"),
        ("CNP: 2470619313304", "2470619313304"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "CNP 1830313023046",
        "CNP 1831007340343",
        "CNP 2811015376966",
        "CNP 1720131020440",
        "CNP 1801331123455",
        "CNP 1800230123458",
        "CNP 1800131991231",
        "CNP 28903253044197",
        "CNP 72890325304419",
        "CNP 289032530441",
        "CNP 2890325304419-4471",
        "CNP 12.2890325304419",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
