"""Norwegian birth numbers (fødselsnummer) and D-numbers: birthday as DDMMYY, three digits, two check digits.

Weights 3 7 6 1 8 9 4 5 2 and 5 4 3 2 7 6 5 4 3 2, modulo 11; D-numbers add 40 to the day (Folkeregisterforskriften §
2-2; Skatteetaten). Eleven digits in a row are many things, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11, GROUPS_6_5
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="no_fodselsnummer",
    type=EntityType.NO_FODSELSNUMMER,
    patterns=(
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(GROUPS_6_5, 0.85, needs_context=True),
        Pattern(r"\b\d{2}[ .]\d{2}[ .]\d{2}[ .]\d{5}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{6} \d{3} \d{2}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("no.fodselsnummer")),
    context=spelled(
        """
        fødselsnummer; fødselsnr; fødselsnummeret; fnr; f.nr; fødsels- og personnummer; personnummer; personnr;
        d-nummer; dnummer; d-nr; dnr; fodselsnr; norwegian national id; national identity number; norwegian id; birth
        number; national id; personal number; personal identification number; personal id; fødsels nr; norwegian birth
        number; pnr; ssn
        """
    ),
    adjacent=True,
)
