from __future__ import annotations

import pytest
from tests.fixtures.detection import values

from maskmill.domain.detect.detectors.travel.mrz import DETECTOR, check_digit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<\nXK44002177UTO8512039M3104150<<<<<<<<<<<<<<02",
            "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<\nXK44002177UTO8512039M3104150<<<<<<<<<<<<<<02",
        ),
        (
            "P<D<<MUSTER<<ERIKA<<<<<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125F2701312<<<<<<<<<<<<<<08",
            "P<D<<MUSTER<<ERIKA<<<<<<<<<<<<<<<<<<<<<<<<<<\nC01X00T478D<<6408125F2701312<<<<<<<<<<<<<<08",
        ),
        (
            "IDD<<T220001293<<<<<<<<<<<<<<<\n6408125F2701312D<<<<<<<<<<<<<8\nMUSTER<<ERIKA<<<<<<<<<<<<<<<<<",
            "IDD<<T220001293<<<<<<<<<<<<<<<\n6408125F2701312D<<<<<<<<<<<<<8\nMUSTER<<ERIKA<<<<<<<<<<<<<<<<<",
        ),
        (
            "I<UTOSAMPLE<<ANN<<<<<<<<<<<<<<<<<<<<\nABC1234560UTO9001011F3001019<<<<<<<6",
            "I<UTOSAMPLE<<ANN<<<<<<<<<<<<<<<<<<<<\nABC1234560UTO9001011F3001019<<<<<<<6",
        ),
        (
            "V<UTOSAMPLER<<OTTO<<<<<<<<<<<<<<<<<<<<<<<<<<\nVV12345678UTO8512039M3104150<<<<<<<<<<<<<<<<",
            "V<UTOSAMPLER<<OTTO<<<<<<<<<<<<<<<<<<<<<<<<<<\nVV12345678UTO8512039M3104150<<<<<<<<<<<<<<<<",
        ),
        (
            "V<UTOSAMPLER<<OTTO<<<<<<<<<<<<<<<<<<\nVV12345678UTO8512039M3104150<<<<<<<<",
            "V<UTOSAMPLER<<OTTO<<<<<<<<<<<<<<<<<<\nVV12345678UTO8512039M3104150<<<<<<<<",
        ),
        ("P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<", "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<"),
        ("XK44002177UTO8512039M3104150<<<<<<<<<<<<<<02", "XK44002177UTO8512039M3104150<<<<<<<<<<<<<<02"),
        (
            "scan: P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<< XK44002177UTO8512039M3104150<<<<<<<<<<<<<<02 end",
            "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<< XK44002177UTO8512039M3104150<<<<<<<<<<<<<<02",
        ),
        (
            "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<\r\nXK44002177UTO8512039M3104150<<<<<<<<<<<<<<02",
            "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<\r\nXK44002177UTO8512039M3104150<<<<<<<<<<<<<<02",
        ),
    ],
)
def test_it_finds_the_value_and_no_more(text: str, value: str) -> None:
    assert values(DETECTOR, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<\nXK44002187UTO8512039M3104150<<<<<<<<<<<<<<02",
        "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<\nXK44002177UTO8512049M3104150<<<<<<<<<<<<<<02",
        "IDD<<T220001283<<<<<<<<<<<<<<<\n6408125F2701312D<<<<<<<<<<<<<8\nMUSTER<<ERIKA<<<<<<<<<<<<<<<<<",
        "I<UTOSAMPLE<<ANN<<<<<<<<<<<<<<<<<<<<\nABC1234560UTO9001011F3001029<<<<<<<6",
        "XK44002177UTO8512039M3104150<<<<<<<<<<<<<<03",
        "V<UTOSAMPLER<<OTTO<<<<<<<<<<<<<<<<<<<<<<<<<<\nVV12345688UTO8512039M3104150<<<<<<<<<<<<<<<<",
        "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<",
        "P<UTOSAMPLER<<OTTO<EMIL<<<<<<<<<<<<<<<<<<<<<<",
        "XK44002177UTO8512039M3104150<<<<<<<<<<<<<<021",
        "P<UTOAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "PASSPORT<<<<<<",
    ],
)
def test_it_leaves_what_only_looks_alike(text: str) -> None:
    assert values(DETECTOR, text) == []


def test_check_digits_weigh_seven_three_one() -> None:
    assert check_digit("000021") == 7
    assert check_digit("Z9<") == 2
