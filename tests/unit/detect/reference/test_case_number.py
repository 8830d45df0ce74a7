from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.reference.case_number import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("application no. 12345/99", "12345/99"),
        ("Case No. 3:19-cv-01234", "3:19-cv-01234"),
        ("3:19-cv-01234-ABC", "3:19-cv-01234-ABC"),
        ("docket 19-cv-1234", "19-cv-1234"),
        ("Az. 12 O 345/19", "12 O 345/19"),
        ("Aktenzeichen: 1 BvR 1234/56", "1 BvR 1234/56"),
        ("dossier n° 18/01234", "18/01234"),
        ("sygn. akt I C 123/19", "I C 123/19"),
        ("sygn. akt II SA/Wa 123/20", "II SA/Wa 123/20"),
        ("procedimiento 123/2019", "123/2019"),
        ("proc. n.º 123/19.4T8LSB", "123/19.4T8LSB"),
        ("sag nr. BS-1234/2019", "BS-1234/2019"),
        ("Case C-131/12", "C-131/12"),
        ("mål nr T 1234-19", "T 1234-19"),
        ("zaaknummer C/13/123456 / HA ZA 19-123", "C/13/123456 / HA ZA 19-123"),
        ("R.G. n. 1234/2019", "1234/2019"),
        ("(no. 36244/06)", "36244/06"),
        ("parketnummer 01/234567-89", "01/234567-89"),
        ("ECLI:NL:HR:2019:1234", "ECLI:NL:HR:2019:1234"),
        ("CASE #2019-1234", "2019-1234"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "case 12345",
        "12345/99",
        "blood pressure no 120/80",
        "docket of 12/05/2024",
        "in case number one",
        "the case number of 2019",
        "no. 1/19",
        "C-131/123",
        "version C-131/12/4",
        "3:19-cv-12",
        "azimuth 12 O 345/19",
        "Part no. K-GZ 2520 fits both",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []


def test_each_of_several_applications_is_found() -> None:
    assert values(DETECTOR, "Applications nos. 12345/99 and 23456/00") == ["12345/99", "23456/00"]
