from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.es.nif import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DNI 31628182-P", "31628182-P"),
        ("NIF: 18676616 H.", "18676616 H"),
        ("DNI/NIF: 93199302J", "93199302J"),
        ("(N.I.F. 88.934.966-S)", "88.934.966-S"),
        ("It is 44.769.931-V, they say.", "44.769.931-V"),
        ("DNI\t04488566R\n", "04488566R"),
        ('"NIF": "98.324.727-A"', "98.324.727-A"),
        ("DNI/NIF: 73680240 Q", "73680240 Q"),
        ("N.I.F. 59.793.322-S", "59.793.322-S"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "DNI 31628183-P",
        "DNI 18676617 H",
        "DNI 93199303J",
        "DNI 88.934.967-S",
        "12345678A",
        "00000000T",
        "11111111H",
        "order no. 12345678Z",
        "DNI 123456789Z",
        "A12345678Z",
        "DNI 98.324.727-A7",
        "DNI 798.324.727-A",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
