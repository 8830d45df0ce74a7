"""Greek tax numbers (ΑΦΜ): eight digits and a check digit; the VAT number with EL.

Powers of two from 256 down, modulo 11, ten as 0 (ΑΑΔΕ; python-stdnum gr.vat). One random number in ten passes, so a
word, or EL, must say what it is.
"""

# ruff: noqa: RUF001 - the words are those of the country, in its own script

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_9, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="gr_afm",
    type=EntityType.GR_AFM,
    patterns=(
        Pattern(r"\b(?:EL|GR)[ -]?\d{9}\b", 0.9),
        Pattern(DIGITS_9, 0.85, needs_context=True),
        Pattern(GROUPS_3_3_3, 0.85, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("gr.vat")(compact(raw_value)), even=False),
    context=spelled(
        """
        αφμ; α.φ.μ; ΑΦΜ; afm; a.f.m; αριθμός φορολογικού μητρώου; φορολογικού μητρώου; greek tax number; greek vat; tax
        registration number; afm number; δου; trn
        """
    ),
    adjacent=True,
)
