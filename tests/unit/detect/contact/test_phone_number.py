from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.contact.phone_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+44 20 7946 0958", "+44 20 7946 0958"),
        ("+1 415.555.2671 ext. 23", "+1 415.555.2671 ext. 23"),
        ("+44 (0)20 7946 0958", "+44 (0)20 7946 0958"),
        ("+447700900123", "+447700900123"),
        ("+49 30 901820", "+49 30 901820"),
        ("0049 30 901820", "0049 30 901820"),
        ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("+358 40 1234567", "+358 40 1234567"),
        ("+55 11 91234-5678", "+55 11 91234-5678"),
        ("Tel.: 867-5309", "867-5309"),
        ("mobile: 4155552671", "4155552671"),
        ("tel:+14155552671", "+14155552671"),
        ("Tél : 0142685300", "0142685300"),
        ("Handy 01721234567", "01721234567"),
        ("Reach her on 0207 946 0958, phone 020 7946 0958", "020 7946 0958"),
        ("my mobile number is 07700900123", "07700900123"),
        ("numer telefonu: 600123456", "600123456"),
        ("telefoon: 0612345678", "0612345678"),
        ("teléfono 612 34 56 78", "612 34 56 78"),
        ("Telemóvel: 912 345 678", "912 345 678"),
        ("cellulare 333 123 4567", "333 123 4567"),
        ("Phone (home): 555 123 4567", "555 123 4567"),
        ("Fax: 030 90182-0", "030 90182-0"),
        ("Phone\n212 555 0147", "212 555 0147"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "phone booked on 12.05.2024",
        "+1 123 456 7890",
        "+44 20 79",
        "call 911",
        "call 2000 people",
        "Tel Aviv 1234567",
        "tel. 12345",
        "mobile 2019-2021",
        "fax 1,234,567",
        "phone 0000000000",
        "5+12345678",
        "C++12345678",
        "phone account 1234567",
        "telephone 1234567890123456",
        "call 12:30",
        "phones of 1.234.567.890.123.4",
        "4155552671",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
