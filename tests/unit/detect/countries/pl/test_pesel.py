from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.pl.pesel import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PESEL 34062499935", "34062499935"),
        ("nr PESEL: 64082576499.", "64082576499"),
        ("PESEL: 51013181408", "51013181408"),
        ("(PESEL 98052954835)", "98052954835"),
        ("nr PESEL=63051232196", "63051232196"),
        ("PESEL: 78052834551", "78052834551"),
        ('"PESEL": "93081683510"', "93081683510"),
        ("45101736472 (nr PESEL)", "45101736472"),
        ("PESEL: 85010974488", "85010974488"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "PESEL 34062499936",
        "PESEL 64082576490",
        "PESEL 51013181409",
        "PESEL 98052954836",
        "PESEL 44151401352",
        "PESEL 44023001356",
        "PESEL 44001401354",
        "PESEL 980529548357",
        "PESEL 798052954835",
        "PESEL 9805295483",
        "PESEL 98052954835-4471",
        "PESEL 12.98052954835",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
