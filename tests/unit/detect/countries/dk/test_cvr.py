from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.dk.cvr import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CVR-nr. DK12872852", "DK12872852"),
        ("CVR: 33040474.", "33040474"),
        ("CVR nr.: 22 38 40 31", "22 38 40 31"),
        ("(CVR-nr. 27 16 25 17)", "27 16 25 17"),
        ("CVR=31284449", "31284449"),
        ("CVR nr.: 38224182", "38224182"),
        ('"CVR-nr.": "30 26 53 27"', "30 26 53 27"),
        ("DK17532928 (CVR)", "DK17532928"),
        ("CVR nr.: DK32464599", "DK32464599"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "CVR-nr. DK12872853",
        "CVR-nr. 33040475",
        "CVR-nr. 22 38 40 32",
        "CVR-nr. 27 16 25 18",
        "CVR-nr. 382241827",
        "CVR-nr. 738224182",
        "CVR-nr. 3822418",
        "CVR-nr. 38224182-4471",
        "CVR-nr. 12.38224182",
        "order no. 38224182",
        "CVR-nr. X38224182",
        "CVR-nr. +38224182",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
