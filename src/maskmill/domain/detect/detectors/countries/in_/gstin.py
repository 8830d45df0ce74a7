"""Goods and services tax numbers of India (GSTIN): a state, the holder's PAN, a count, Z, a check sign modulo 36.

Fifteen signs in a fixed form with a check sign (Central Goods and Services Tax Rules 2017, rule 10), so no context
is needed.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="in_gstin",
    type=EntityType.IN_GSTIN,
    patterns=(
        Pattern(r"\b[0-3]\d[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]\b", 0.92),
        Pattern(r"\b[0-3]\d[a-z]{5}\d{4}[a-z][0-9a-z]z[0-9a-z]\b", 0.85),
        Pattern(r"\b[0-3]\d ?[A-Z]{5} ?\d{4} ?[A-Z] ?[0-9A-Z] ?Z ?[0-9A-Z]\b", 0.8, needs_context=True),
    ),
    check=alone(stdnum("in_.gstin")),
    context=spelled(
        """
        gstin; gst; gst no; gst number; gst in; gstn; goods and services tax; जीएसटी
        """
    ),
)
