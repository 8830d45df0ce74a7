from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ch.uid import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("UID CHE654006998", "CHE654006998"),
        ("MWST-Nr.: CHE-451.674.926 MWST.", "CHE-451.674.926 MWST"),
        ("IDE CHE-835.847.716, please", "CHE-835.847.716"),
        ("It is CHE-112.467.977 MWST, they say.", "CHE-112.467.977 MWST"),
        ("UID=CHE-228.326.366 MWST", "CHE-228.326.366 MWST"),
        ("MWST-Nr.\tCHE511621605\n", "CHE511621605"),
        ('"IDE": "CHE649115682"', "CHE649115682"),
        ("It is CHE940118150, they say.", "CHE940118150"),
        ("UID CHE-959.340.029 MWST", "CHE-959.340.029 MWST"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "UID CHE654006999",
        "UID CHE-451.674.927 MWST",
        "UID CHE-835.847.717",
        "UID CHE-112.467.978 MWST",
        "CHE-123.456.789",
        "CHF 123.456.788",
        "UID CHE9401181507",
        "UID 7CHE940118150",
        "UID CHE94011815",
        "UID CHE940118150-4471",
        "UID 12.CHE940118150",
        "order no. CHE940118150",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
