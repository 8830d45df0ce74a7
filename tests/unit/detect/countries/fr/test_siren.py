from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.fr.siren import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SIREN 684119274 23317", "684119274 23317"),
        ("SIRET: 448625350.", "448625350"),
        ("n° SIRET : 01402718935957", "01402718935957"),
        ("(RCS Paris 901 573 089 00272)", "901 573 089 00272"),
        ("SIREN=639 388 057", "639 388 057"),
        ("SIRET\t127 550 341 47897\n", "127 550 341 47897"),
        ("n° SIRET : 929 759 074", "929 759 074"),
        ("392 631 362 31627 (RCS Paris)", "392 631 362 31627"),
        ("SIREN 11541127463222", "11541127463222"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "SIREN 684119274 23318",
        "SIREN 448625351",
        "SIREN 01402718935958",
        "SIREN 901 573 089 00273",
        "SIREN 4486253507",
        "SIREN 7448625350",
        "SIREN 44862535",
        "SIREN 448625350-4471",
        "SIREN 12.448625350",
        "order no. 448625350",
        "SIREN X448625350",
        "SIREN +448625350",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
