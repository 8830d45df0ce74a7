"""Driving licences: the states' and countries' forms differ, so the word before the number decides."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.numbers import behind, label
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="us_driver_license",
    type=EntityType.US_DRIVER_LICENSE,
    patterns=(
        Pattern(
            label(
                """
                driver license; drivers license; driver's license; driver licence; drivers licence; driver's licence;
                driving licence; driving license; license number; licence number; license no; licence no; dl; dln;
                führerschein; führerscheinnummer; fahrerlaubnis; permis de conduire; permiso de conducir; carnet de
                conducir; licencia de conducir; patente di guida; rijbewijs; prawo jazdy; carta de condução
                """
            ),
            0.8,
            check=behind(4, 16),
        ),
    ),
    rank=Rank.LABELLED,
)
