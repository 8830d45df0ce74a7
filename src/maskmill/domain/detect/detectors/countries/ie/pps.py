"""Irish personal public service numbers (PPSN): seven digits, a check letter, since 2013 a second letter.

Weights 8 to 2 and 9 for the second letter, modulo 23 into WABC...V (Social Welfare Consolidation Act 2005 s. 262;
gov.ie, "Personal Public Service (PPS) Number"). One random value in 23 passes: the form with two letters is rare
enough, the one with a single letter needs a word.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, varied, weighted
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV"
_FORM = re.compile(r"\d{7}[A-W][ABHWTX]?")
_SECOND = 8
_WEIGHED = frozenset("ABH")


def is_pps(raw_value: str) -> bool:
    """Whether a value is a PPS number; a second letter W, T or X weighs nothing."""
    number = compact(raw_value)
    if _FORM.fullmatch(number) is None or not varied(number):
        return False
    second = number[_SECOND:]
    more = 9 * (ord(second) - ord("A") + 1) if second in _WEIGHED else 0
    return _LETTERS[(weighted(number[:7], (8, 7, 6, 5, 4, 3, 2)) + more) % len(_LETTERS)] == number[7]


DETECTOR = Detector(
    name="ie_pps",
    type=EntityType.IE_PPS,
    patterns=(
        Pattern(r"\b\d{7}[ -]?[A-W][ABHWTX]\b", 0.85),
        Pattern(r"\b\d{7}[ -]?[A-Wa-w][ABHWTXabhwtx]?\b", 0.85, needs_context=True),
        Pattern(r"\b\d{3}[ -]\d{4}[ -]?[A-W][ABHWTX]?\b", 0.85, needs_context=True),
        Pattern(r"\b\d{4}[ -]\d{3}[ -]?[A-W][ABHWTX]?\b", 0.85, needs_context=True),
    ),
    check=alone(is_pps),
    context=spelled(
        """
        pps; ppsn; pps number; pps no; pps num; pps nr; p.p.s; p.p.s.n; ppsno; personal public service; personal public
        service number; rsi; rsi number; rsi no; uimhir psp; uimhir phearsanta seirbhíse poiblí; psp; irish tax number;
        tax reference; tax reference number; tax number; tax id; national id; social security number; irish pps
        """
    ),
)
