"""Dutch citizen service numbers (burgerservicenummer, BSN): nine digits that pass the eleven test.

Weights 9 8 7 6 5 4 3 2 and -1, the sum divisible by eleven; a leading zero may lack (Wet algemene bepalingen
burgerservicenummer; RvIG, "Elfproef"). One random number in eleven passes, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, varied, weighted
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_8, DIGITS_9, GROUPS_3_3_3
from maskmill.domain.entity import EntityType


def is_bsn(raw_value: str) -> bool:
    """Whether eight or nine digits pass the eleven test."""
    number = compact(raw_value).zfill(9)
    return varied(number) and not number.startswith("00") and weighted(number, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


DETECTOR = Detector(
    name="nl_bsn",
    type=EntityType.NL_BSN,
    patterns=(
        Pattern(DIGITS_9, 0.85, needs_context=True),
        Pattern(GROUPS_3_3_3, 0.85, needs_context=True),
        Pattern(r"\b\d{4}[ .-]\d{2}[ .-]\d{3}\b", 0.85, needs_context=True),
        Pattern(DIGITS_8, 0.8, needs_context=True),
    ),
    check=alone(is_bsn),
    context=spelled(
        """
        bsn; bsn-nummer; bsn nr; bsnnummer; burgerservicenummer; burger service nummer; burgerservicenr; sofinummer;
        sofi-nummer; sofi; sofi nr; citizen service number; dutch citizen service number; b.s.n; persoonsnummer;
        burgerservice nummer; bürgerservicenummer; numéro de service citoyen; número de servicio ciudadano; numero di
        servizio civico; numero bsn; número bsn
        """
    ),
    adjacent=True,
)
