"""Unique master citizen numbers (EMŠO, JMBG) of Slovenia and the other states of former Yugoslavia.

Birthday as DDMMYYY, region, serial, check digit: weights 7 6 5 4 3 2 twice, modulo 11 (Zakon o centralnem registru
prebivalstva; Wikipedia, "Unique Master Citizen Number"). Thirteen digits are many things, so a word must say what it
is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_13
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="si_emso",
    type=EntityType.SI_EMSO,
    patterns=(
        Pattern(DIGITS_13, 0.85, needs_context=True),
        Pattern(r"\b\d{7}[ -]\d{6}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{7} \d{2} \d{3} \d\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("si.emso")),
    context=spelled(
        """
        emšo; emšo-ja; jmbg; jmb; matični broj; matična številka; enotna matična številka občana; enotna matična
        številka; jedinstveni matični broj; jedinstveni matični broj građana; unique master citizen number; umcn; embg;
        ЕМБГ; ЈМБГ; јмбг; slovenian personal number; personal number; personal identification number; national id;
        citizen number
        """
    ),
    adjacent=True,
)
