from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.fi.personal_identity_code import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Henkilötunnus 130298W0618", "130298W0618"),
        ("HETU: 160293V186X.", "160293V186X"),
        ("It is 211071-275T, they say.", "211071-275T"),
        ("(Henkilötunnus 030892-2218)", "030892-2218"),
        ("HETU=020556W594X", "020556W594X"),
        ("It is 150599-486X, they say.", "150599-486X"),
        ('"Henkilötunnus": "190567W896F"', "190567W896F"),
        ("311046-117P (HETU)", "311046-117P"),
        ("It is 100896X455B, they say.", "100896X455B"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Henkilötunnus 130298W0619",
        "Henkilötunnus 160293V187X",
        "Henkilötunnus 211071-276T",
        "Henkilötunnus 030892-2219",
        "131052-308U",
        "131352-308T",
        "131052G308T",
        "131052-001T",
        "321052-308T",
        "Henkilötunnus 311046-117P7",
        "Henkilötunnus 7311046-117P",
        "Henkilötunnus 311046-117",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
