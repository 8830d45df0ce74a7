"""Vehicle identification numbers (ISO 3779, ISO 3780; 49 CFR 565): seventeen signs without I, O and Q.

In North America and China the ninth sign is a check digit: the signs' values (A, J = 1; B, K, S = 2 ... R = 9)
weighted 8 7 6 5 4 3 2 10 0 9 8 7 6 5 4 3 2, modulo 11, X for ten. A number whose check digit is right needs no word
beside it; one from a region without the rule needs a word, and the last four signs must be digits. North American
numbers must have it right.
"""

from __future__ import annotations

from maskmill.domain.detect.alone import is_alone
from maskmill.domain.detect.checks import compact, spelled
from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.entity import EntityType

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_VALUES = dict(zip(_LETTERS, (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_CHECKED_REGIONS = frozenset("12345")
_NO_YEAR = frozenset("UZ0")
_LENGTH, _LEAST_KINDS = 17, 5


def has_check_digit(number: str) -> bool:
    """Whether seventeen capitals and digits have the North American check digit in the ninth place."""
    total = sum(
        (int(sign) if sign.isdigit() else _VALUES[sign]) * weight for sign, weight in zip(number, _WEIGHTS, strict=True)
    )
    return "0123456789X"[total % 11] == number[8]


def _is_formed(number: str) -> bool:
    """Whether a number looks like a VIN: letters and digits, a year's sign in the tenth place, a number at the end."""
    return (
        len(number) == _LENGTH
        and not set(number) & set("IOQ")
        and len(set(number)) >= _LEAST_KINDS
        and any(sign.isalpha() for sign in number)
        and len(digits(number)) >= _LEAST_KINDS
        and number[-4:].isdigit()
    )


def _sure(text: str, start: int, end: int) -> tuple[int, int] | None:
    number = compact(text[start:end])
    fine = _is_formed(number) and number[9] not in _NO_YEAR and has_check_digit(number)
    return (start, end) if fine and is_alone(text, start, end) else None


def _named(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A word says that it is one: elsewhere than in North America there is no check digit."""
    number = compact(text[start:end])
    fine = _is_formed(number) and (number[0] not in _CHECKED_REGIONS or has_check_digit(number))
    return (start, end) if fine and is_alone(text, start, end) else None


DETECTOR = Detector(
    name="vin",
    type=EntityType.VIN,
    patterns=(
        Pattern(r"\b[A-HJ-NPR-Z0-9]{13}\d{4}\b", 0.9, check=_sure),
        Pattern(r"\b[A-HJ-NPR-Za-hj-npr-z0-9]{13}\d{4}\b", 0.82, needs_context=True, rank=Rank.LABELLED, check=_named),
        Pattern(
            r"\b[A-HJ-NPR-Z0-9]{3}[ -][A-HJ-NPR-Z0-9]{6}[ -][A-HJ-NPR-Z0-9]{4}\d{4}\b",
            0.82,
            needs_context=True,
            rank=Rank.LABELLED,
            check=_named,
        ),
    ),
    context=spelled(
        """
        vin; vins; vin no; vin number; vin code; vehicle identification number; vehicle identification; vehicle id;
        chassis; chassis no; chassis number; frame number; fahrgestellnummer; fahrgestell; fin;
        fahrzeug-identifizierungsnummer; fahrzeugidentifikationsnummer; fahrgestell-nr; numéro de série; numéro de
        châssis; châssis; n° vin; número de bastidor; bastidor; número de chasis; chasis; niv; telaio; numero di
        telaio; número de chassi; chassi; número de quadro; chassisnummer; voertuigidentificatienummer; numer vin; nr
        vin; numer nadwozia; nr nadwozia; podwozia; stelnummer; chassinummer
        """
    ),
)
