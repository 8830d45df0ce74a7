from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.es.nie import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NIE Z4393480W", "Z4393480W"),
        ("N.I.E.: Z-7739588-R.", "Z-7739588-R"),
        ("It is X3334033E, they say.", "X3334033E"),
        ("(NIE X-0893308-B)", "X-0893308-B"),
        ("N.I.E.=X-2903700-L", "X-2903700-L"),
        ("It is Y9274033X, they say.", "Y9274033X"),
        ('"NIE": "X-7638504-C"', "X-7638504-C"),
        ("Y0013216M (N.I.E.)", "Y0013216M"),
        ("It is Y-1995279-C, they say.", "Y-1995279-C"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "NIE Z4393481W",
        "NIE Z-7739589-R",
        "NIE X3334034E",
        "NIE X-0893309-B",
        "NIE Z4393480W7",
        "NIE 7Z4393480W",
        "NIE Z4393480",
        "NIE Z4393480W-4471",
        "NIE 12.Z4393480W",
        "order no. Z4393480W",
        "NIE XZ4393480W",
        "NIE +Z4393480W",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
