from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.pl.nip import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NIP 653 211 48 36", "653 211 48 36"),
        ("NIP: 461-167-40-66", "461-167-40-66"),
        ("numer NIP PL3688779577, please", "PL3688779577"),
        ("(NIP 8891973405)", "8891973405"),
        ("NIP: 747-09-39-149", "747-09-39-149"),
        ("numer NIP\t446-761-59-26\n", "446-761-59-26"),
        ('"NIP": "511 056 14 75"', "511 056 14 75"),
        ("NIP: 3228788095", "3228788095"),
        ("numer NIP 977-63-93-403", "977-63-93-403"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "NIP 653 211 48 37",
        "NIP 461-167-40-67",
        "NIP PL3688779578",
        "NIP 8891973406",
        "NIP 88919734057",
        "NIP 78891973405",
        "NIP 889197340",
        "NIP 8891973405-4471",
        "NIP 12.8891973405",
        "order no. 8891973405",
        "NIP X8891973405",
        "NIP +8891973405",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
