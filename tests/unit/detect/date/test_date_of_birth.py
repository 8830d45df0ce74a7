from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.date.date_of_birth import DETECTOR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("born on 4 May 1980", "4 May 1980"),
        ("DOB: 04/05/1980", "04/05/1980"),
        ("geboren am 04.05.1980", "04.05.1980"),
        ("née le 4 mai 1980", "4 mai 1980"),
        ("fecha de nacimiento: 4 de mayo de 1980", "4 de mayo de 1980"),
        ("Date of birth\n1980-05-04", "1980-05-04"),
        ("04.05.80 geb.", "04.05.80"),
        ("DOB 19800504", "19800504"),
        ("D.O.B. 04-05-1980", "04-05-1980"),
        ("data di nascita: 4 maggio 1980", "4 maggio 1980"),
        ("data urodzenia: 4 maja 1980", "4 maja 1980"),
        ("ur. 04.05.1980", "04.05.1980"),
        ("geboortedatum 4 mei 1980", "4 mei 1980"),
        ("nascido em 4 de maio de 1980", "4 de maio de 1980"),
        ("nata a Roma il 4 maggio 1980", "4 maggio 1980"),
        ("* 04.05.1980", "04.05.1980"),
        ("born in 1980", "1980"),
        ("04/05/1980 (DOB)", "04/05/1980"),
        ("birthday is May 4th", "May 4th"),
        ("Geburtsdatum 04051980", "04051980"),
        ("date_of_birth=1980-05-04", "1980-05-04"),
        ("signed 12/05/2024, born 4 May 1980", "4 May 1980"),
        ("id;dob;open\n7;14/06/1981;no", "14/06/1981"),
        ("dateDeNaissance=26-07-1987", "26-07-1987"),
        ("13-09-1977 (geboortedatum)", "13-09-1977"),
        ("<fechaDeNacimiento>25-10-1961</fechaDeNacimiento>", "25-10-1961"),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "signed on 4 May 1980",
        "reborn 04/05/1980",
        "DOB: 44/55/1980",
        "stubborn 04/05/1980",
        "born in Rome, died 4 May 1980",
        "birth certificate issued 01/02/2020",
        "DOB: unknown. Visit 04/05/2020",
        "born 4 May 2090",
        "DOB 04/05",
        "birth weight 3.2.10",
        "DOB 1980-13-04",
        "DOB 19801399",
        "a dob of 3 lines",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []
