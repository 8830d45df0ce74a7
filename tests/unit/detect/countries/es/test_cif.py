from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.es.cif import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CIF Q-0470702-2", "Q-0470702-2"),
        ("C.I.F.: V3230569J.", "V3230569J"),
        ("NIF J-49052848, please", "J-49052848"),
        ("(VAT G-1961784D)", "G-1961784D"),
        ("CIF: E68658871", "E68658871"),
        ("CIF\tESH05608070\n", "ESH05608070"),
        ('"C.I.F.": "E-6096046-E"', "E-6096046-E"),
        ("ESH7786713C (NIF)", "ESH7786713C"),
        ("VAT R-4023092-2", "R-4023092-2"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "CIF Q-0470702-3",
        "CIF V3230560J",
        "CIF J-49052849",
        "CIF G-1961785D",
        "CIF V3230569J7",
        "CIF 7V3230569J",
        "CIF V3230569",
        "CIF V3230569J-4471",
        "CIF 12.V3230569J",
        "order no. V3230569J",
        "CIF XV3230569J",
        "CIF +V3230569J",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
