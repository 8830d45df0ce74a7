from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.pl.id_card import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dowód osobisty XKT166029", "XKT166029"),
        ("Nr dowodu osobistego: ZEI 416813.", "ZEI 416813"),
        ("seria i numer dowodu: JMI304514", "JMI304514"),
        ("(dowód osobisty YLD 893509)", "YLD 893509"),
        ("Nr dowodu osobistego=ZPV 142596", "ZPV 142596"),
        ("seria i numer dowodu: TNK 797269", "TNK 797269"),
        ('"dowód osobisty": "ACA860848"', "ACA860848"),
        ("LCP 984698 (Nr dowodu osobistego)", "LCP 984698"),
        ("seria i numer dowodu: DCY304169", "DCY304169"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "dowód osobisty XKT166020",
        "dowód osobisty ZEI 416814",
        "dowód osobisty JMI304515",
        "dowód osobisty YLD 893500",
        "dowód osobisty ZPV 1425967",
        "dowód osobisty 7ZPV 142596",
        "dowód osobisty ZPV 14259",
        "dowód osobisty ZPV 142596-4471",
        "dowód osobisty 12.ZPV 142596",
        "order no. ZPV 142596",
        "dowód osobisty XZPV 142596",
        "dowód osobisty +ZPV 142596",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
