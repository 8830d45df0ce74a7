# ruff: noqa: RUF001 - the words are those of the country, in its own script

from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.gr.afm import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ΑΦΜ 610357030", "610357030"),
        ("AFM: EL241174510.", "EL241174510"),
        ("Α.Φ.Μ. 967081840, please", "967081840"),
        ("(ΑΦΜ EL756531591)", "EL756531591"),
        ("AFM=EL013536077", "EL013536077"),
        ("Α.Φ.Μ.\tEL127291103\n", "EL127291103"),
        ('"ΑΦΜ": "EL509173990"', "EL509173990"),
        ("EL363473930 (AFM)", "EL363473930"),
        ("Α.Φ.Μ. EL841634783", "EL841634783"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ΑΦΜ 610357031",
        "ΑΦΜ EL241174511",
        "ΑΦΜ 967081841",
        "ΑΦΜ EL756531592",
        "ΑΦΜ 9670818407",
        "ΑΦΜ 7967081840",
        "ΑΦΜ 96708184",
        "ΑΦΜ 967081840-4471",
        "ΑΦΜ 12.967081840",
        "order no. 967081840",
        "ΑΦΜ X967081840",
        "ΑΦΜ +967081840",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
