from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ee.isikukood import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Isikukood 38203165530", "38203165530"),
        ("isikukood: 35012058125", "35012058125"),
        ("personal code 43202193663, please", "43202193663"),
        ("(Isikukood 35308242346)", "35308242346"),
        ("isikukood: 33612219175", "33612219175"),
        ("personal code\t33906070180\n", "33906070180"),
        ('"Isikukood": "39004085332"', "39004085332"),
        ("isikukood: 38612181578", "38612181578"),
        ("personal code 49509118506", "49509118506"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Isikukood 38203165531",
        "Isikukood 35012058126",
        "Isikukood 43202193664",
        "Isikukood 35308242347",
        "isikukood 38613324570",
        "isikukood 38602304572",
        "Isikukood 495091185067",
        "Isikukood 749509118506",
        "Isikukood 4950911850",
        "Isikukood 49509118506-4471",
        "Isikukood 12.49509118506",
        "order no. 49509118506",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
