from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.us.ssn import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("123-45-6789", "123-45-6789"),
        ("SSN: 234567890", "234567890"),
        ("ssn 234 56 7890", "234 56 7890"),
        ("SSN 234.56.7890", "234.56.7890"),
        ("my social is 234567890.", "234567890"),
        ("customer_ssn=234567890", "234567890"),
        ("XXX-XX-2409", "2409"),
        ("***-**-2409", "2409"),
        ("last four of SSN: 1234", "1234"),
        ("SSN ending in 4321", "4321"),
        ("The last 4 digits of the member's social security number are 4567.", "4567"),
        ("seguro social 234-56-7890", "234-56-7890"),
        ("US-Sozialversicherungsnummer 234567890", "234567890"),
        ("social: 335916128", "335916128"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "000-45-6789",
        "666-45-6789",
        "912-34-5678",
        "123-00-6789",
        "123-45-0000",
        "078-05-1120",
        "111-11-1111",
        "234567890",
        "234 56 7890",
        "part 123-45-6789-0",
        "1123-45-6789",
        "SSN: 000456789",
        "SSN invoice no. 234567890",
        "passn 234567890",
        "last four of the order: 1234",
        "version 1.123-45-6789",
        "Social security paid 511646099 in 2019",
        "social security covered 511646099 people",
        "Social security spent about 511646099",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []


def test_a_label_of_its_own_wins_over_another_countrys() -> None:
    text = "SSN 234567890 was on file before the SIN 046454286 came."
    assert values(DETECTOR, text)[0] == "234567890"
