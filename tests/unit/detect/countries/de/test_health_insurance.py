from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.de.health_insurance import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Krankenversichertennummer s385458942", "s385458942"),
        ("KVNR: K 963 639 231.", "K 963 639 231"),
        ("Versichertennummer X041261456, please", "X041261456"),
        ("(Gesundheitskarte R 343 803 587)", "R 343 803 587"),
        ("Krankenversichertennummer=Z 241 937 306", "Z 241 937 306"),
        ("KVNR\tI 013 138 602\n", "I 013 138 602"),
        ('"Versichertennummer": "Q460265194"', "Q460265194"),
        ("s355311059 (Gesundheitskarte)", "s355311059"),
        ("Krankenversichertennummer P773238609", "P773238609"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Krankenversichertennummer s385458943",
        "Krankenversichertennummer K 963 639 232",
        "Krankenversichertennummer X041261457",
        "Krankenversichertennummer R 343 803 588",
        "Krankenversichertennummer s3854589427",
        "Krankenversichertennummer 7s385458942",
        "Krankenversichertennummer s38545894",
        "Krankenversichertennummer s385458942-4471",
        "Krankenversichertennummer 12.s385458942",
        "order no. s385458942",
        "Krankenversichertennummer Xs385458942",
        "Krankenversichertennummer +s385458942",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
