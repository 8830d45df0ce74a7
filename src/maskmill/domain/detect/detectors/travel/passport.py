"""Passport numbers: behind a word that says so, and in the machine readable zone (ICAO Doc 9303)."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, whole
from maskmill.domain.detect.numbers import behind, label
from maskmill.domain.entity import EntityType

_FORM = re.compile(r"[A-Z]{0,3}[ -]?\d[A-Z0-9 -]{4,11}|\d{2}[A-Z]{2}\d{5}", re.IGNORECASE)

DETECTOR = Detector(
    name="passport",
    type=EntityType.PASSPORT,
    patterns=(
        Pattern(
            label(
                """
                passport; passports; travel document; reisepass; reisepassnummer; passnummer; pass nr; passeport;
                pasaporte; passaporto; passaporte; paspoort; paszport; paszportu; paszportem
                """
            ),
            0.8,
            check=behind(5, 10, valid=lambda raw_value: _FORM.fullmatch(raw_value) is not None),
        ),
        Pattern(
            r"\bP[A-Z<][A-Z]{3}[A-Z<]{39}", 0.95, rank=Rank.VALIDATED, check=whole(lambda raw_line: "<<" in raw_line)
        ),
    ),
    rank=Rank.LABELLED,
)
