from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.countries.ch.ahv import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("AHV-Nr. 756.3894.6029.25", "756.3894.6029.25"),
        ("N° AVS: 7568731722286.", "7568731722286"),
        ("AHV-Nummer 756 4167 9254 20, please", "756 4167 9254 20"),
        ("It is 756.6306.4751.48, they say.", "756.6306.4751.48"),
        ("AHV-Nr.=756.1503.1167.57", "756.1503.1167.57"),
        ("N° AVS\t7567687848118\n", "7567687848118"),
        ('"AHV-Nummer": "756.9896.3787.76"', "756.9896.3787.76"),
        ("It is 7567204280445, they say.", "7567204280445"),
        ("AHV-Nr. 756.0796.5117.13", "756.0796.5117.13"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "AHV-Nr. 756.3894.6029.26",
        "AHV-Nr. 7568731722287",
        "AHV-Nr. 756 4167 9254 21",
        "AHV-Nr. 756.6306.4751.49",
        "757.1234.5678.97",
        "756.1234.5678.98",
        "AHV-Nr. 75687317222867",
        "AHV-Nr. 77568731722286",
        "AHV-Nr. 756873172228",
        "AHV-Nr. 7568731722286-4471",
        "AHV-Nr. 12.7568731722286",
        "order no. 7568731722286",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
