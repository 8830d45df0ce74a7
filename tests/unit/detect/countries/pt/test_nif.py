from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.pt.nif import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NIF PT548353131", "PT548353131"),
        ("Contribuinte: 907 771 904.", "907 771 904"),
        ("NIPC 101824386, please", "101824386"),
        ("(Nº de contribuinte 540 587 524)", "540 587 524"),
        ("NIF=PT374844054", "PT374844054"),
        ("Contribuinte\t216957729\n", "216957729"),
        ('"NIPC": "502210222"', "502210222"),
        ("326 903 330 (Nº de contribuinte)", "326 903 330"),
        ("NIF 355858720", "355858720"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "NIF PT548353132",
        "NIF 907 771 905",
        "NIF 101824387",
        "NIF 540 587 525",
        "NIF 5022102227",
        "NIF 7502210222",
        "NIF 50221022",
        "NIF 502210222-4471",
        "NIF 12.502210222",
        "order no. 502210222",
        "NIF X502210222",
        "NIF +502210222",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
