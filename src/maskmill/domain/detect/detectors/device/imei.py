"""Numbers of mobile devices: IMEI (3GPP TS 23.003), with its software version IMEISV, and MEID.

An IMEI has Luhn's check digit, which one number in ten passes: plain digits need a word beside them, the printed form
2-6-6-1 needs none. An IMEISV (16 digits) and a MEID (14 hexadecimal digits) have none and stand behind their names.
"""

from __future__ import annotations

from maskmill.domain.detect.alone import is_alone
from maskmill.domain.detect.checksums.luhn import luhn
from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits, words
from maskmill.domain.detect.field import field
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LENGTH = 15


def is_imei(raw_value: str) -> bool:
    """Whether fifteen digits end with Luhn's check digit."""
    number = digits(raw_value)
    return len(number) == _LENGTH and len(set(number)) > 1 and luhn(number)


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    return (start, end) if is_imei(text[start:end]) and is_alone(text, start, end) else None


def _is_meid(raw_value: str) -> bool:
    return any(char.isalpha() for char in raw_value) and any(char.isdigit() for char in raw_value)


DETECTOR = Detector(
    name="imei",
    type=EntityType.IMEI,
    patterns=(
        Pattern(r"\b\d{2}[ -]\d{6}[ -]\d{6}[ -]\d\b", 0.85),
        Pattern(r"\b(?:\d{15}|\d{8}[ -]\d{6}[ -]\d|\d{3}(?: \d{3}){4})\b", 0.75, needs_context=True),
        Pattern(
            label("imeisv; imei sv; imei software version"),
            0.8,
            check=field(r"\d{16}|\d{2}-\d{6}-\d{6}-\d{2}", lambda value: len(set(value)) > 1),
            rank=Rank.LABELLED,
        ),
        Pattern(label("meid"), 0.85, check=field(r"[0-9A-F]{14}", _is_meid), rank=Rank.LABELLED),
    ),
    check=_check,
    context=words("imei; imeis; imei1; imei2; imei no; imei number; imei nummer; numéro imei; número imei; numer imei"),
)
