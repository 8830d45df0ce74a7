from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.nl.rsin import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("RSIN: 123456782", "123456782"),
        ("RSIN 1234.56.782, KvK 24471203", "1234.56.782"),
        ("fiscaal nummer 123 456 782", "123 456 782"),
        ("Fiscaal nr. 123.456.782", "123.456.782"),
        ("het belastingnummer (123456782)", "123456782"),
        ("rsin=123456782", "123456782"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "123456782",
        "RSIN 123456783",
        "RSIN 1234567824",
        "RSIN 12345678",
        "RSIN 222222222",
        "RSIN 123456782-4471",
        "factuur 123456782",
        "RSIN 123.456 782",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
