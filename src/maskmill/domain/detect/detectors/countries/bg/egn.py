"""Bulgarian citizen numbers (ЕГН): birthday as YYMMDD, serial, check digit.

The month adds 20 before 1900 and 40 from 2000; weights 2 4 8 5 10 9 7 3 6 modulo 11, ten as 0 (Закон за гражданската
регистрация, чл. 11; ГД ГРАО). About one random number in 300 passes; ten digits in a row are many things, so a word
must say what it is.
"""

# ruff: noqa: RUF001 - the words are those of the country, in its own script

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_10, GROUPS_6_4
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="bg_egn",
    type=EntityType.BG_EGN,
    patterns=(Pattern(DIGITS_10, 0.85, needs_context=True), Pattern(GROUPS_6_4, 0.85, needs_context=True)),
    check=alone(lambda raw_value: "+" not in raw_value and stdnum("bg.egn")(raw_value)),
    context=spelled(
        """
        егн; е.г.н; единен граждански номер; egn; e.g.n; edinen grazhdanski nomer; uniform civil number; ucn; personal
        number; bulgarian personal number; unified civil number; national id; personal identification number; bulgarian
        id; einheitliche bürgernummer; ЕГН
        """
    ),
    adjacent=True,
)
