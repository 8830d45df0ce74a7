from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.lt.asmens_kodas import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Asmens kodas 43805062258", "43805062258"),
        ("a.k.: 48511296220.", "48511296220"),
        ("asmens kodas: 49007280810", "49007280810"),
        ("(Asmens kodas 39905012640)", "39905012640"),
        ("a.k.=34803316961", "34803316961"),
        ("asmens kodas: 47610294288", "47610294288"),
        ('"Asmens kodas": "35305288973"', "35305288973"),
        ("38402237815 (a.k.)", "38402237815"),
        ("asmens kodas: 35909088530", "35909088530"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Asmens kodas 43805062259",
        "Asmens kodas 48511296221",
        "Asmens kodas 49007280811",
        "Asmens kodas 39905012641",
        "asmens kodas 38613324570",
        "asmens kodas 38602304572",
        "Asmens kodas 490072808107",
        "Asmens kodas 749007280810",
        "Asmens kodas 4900728081",
        "Asmens kodas 49007280810-4471",
        "Asmens kodas 12.49007280810",
        "order no. 49007280810",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
