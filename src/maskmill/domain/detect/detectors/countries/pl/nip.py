"""Polish tax numbers (NIP): three digits of the tax office, six, and a modulus 11 check digit.

Weights 6 5 7 2 3 4 5 6 7 (Ustawa o zasadach ewidencji podatników, art. 5). The hyphens stand as 3-3-2-2 or 3-2-2-3;
telephone numbers look the same and one random number in eleven passes, so a word, or PL, must say what it is.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_10
from maskmill.domain.entity import EntityType

_OFFICE = re.compile(r"[1-9]\d{2}|[1-9]0\d")


def is_nip(raw_value: str) -> bool:
    """Whether ten digits, or PL and ten digits, are a NIP."""
    number = compact(raw_value).removeprefix("PL")
    return _OFFICE.match(number) is not None and stdnum("pl.nip")(number)


DETECTOR = Detector(
    name="pl_nip",
    type=EntityType.PL_NIP,
    patterns=(
        Pattern(r"\b(?:PL|pl)[ -]?\d{3}[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}\b", 0.9),
        Pattern(r"\bPL[ -]?\d{3}[ -]\d{2}[ -]\d{2}[ -]\d{3}\b", 0.9),
        Pattern(DIGITS_10, 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ -]\d{3}[ -]\d{2}[ -]\d{2}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ -]\d{2}[ -]\d{2}[ -]\d{3}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{3} \d{3} \d{4}\b", 0.85, needs_context=True),
    ),
    check=alone(is_nip, even=False),
    context=spelled(
        """
        nip; nip-u; nipu; nipem; numer nip; nr nip; nip nr; n.i.p; nip ue; nip-ue; numer identyfikacji podatkowej; vat;
        identyfikacji podatkowej; identyfikacja podatkowa; numer podatkowy; nip number; nip no; nip-nummer; tax id; tin;
        polish tax id; tax identification number; tax number; vat number; vat no; vat id; taxpayer identification
        number; steuernummer; numéro nip; numéro fiscal; número nip; número fiscal; codice fiscale; fiscaal nummer;
        numer vat
        """
    ),
    adjacent=True,
)
