"""Driving licences of Great Britain: the driver number of the DVLA, 16 characters that hold the name and the birthday.

Five letters of the surname (9 fills up), the decade, the month (5 added to its first digit for women), the day, the
year, two initials (9 for none), a digit, two letters; an issue number of two digits may follow (DVLA, "Driver
number"; Wikipedia, "Driving licence in the United Kingdom"). The structure is the check: chance hits are rare.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_FORM = re.compile(
    r"[A-Z](?:[A-Z]{4}|[A-Z]{3}9|[A-Z]{2}99|[A-Z]999)\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])\d"
    r"(?:[A-Z]{2}|[A-Z]9|99)\d[A-Z]{2}(?:\d{2})?"
)


def _is_driver_number(raw_value: str) -> bool:
    number = compact(raw_value)
    return _FORM.fullmatch(number) is not None and not (number[6:8] in {"02", "52"} and number[8:10] in {"30", "31"})


DETECTOR = Detector(
    name="uk_driving_licence",
    type=EntityType.DRIVER_LICENSE,
    patterns=(
        Pattern(r"\b[A-Za-z][A-Za-z9]{4}[ -]?\d{6}[ -]?[A-Za-z9]{2}[ -]?\d[A-Za-z]{2}(?:[ -]?\d{2})?\b", 0.9),
        Pattern(r"\b[A-Za-z][A-Za-z9]{4} \d{3} \d{3} [A-Za-z9]{2} \d[A-Za-z]{2}\b", 0.9),
    ),
    check=alone(_is_driver_number),
    context=spelled(
        """
        driving licence; driver licence; driver's licence; drivers licence; driving license; driver's license; driver
        number; licence number; licence no; dvla; dl
        """
    ),
)
