"""Inland Revenue numbers of New Zealand (IRD): eight or nine digits up to 150,000,000, the last a check digit.

Weights 3 2 7 6 5 4 3 2 modulo 11, and a second row when ten comes out (Inland Revenue, "Resident withholding tax
specification"). One in eleven passes, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_2_3_3, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="nz_ird",
    type=EntityType.NZ_IRD,
    patterns=(
        Pattern(GROUPS_3_3_3, 0.84, needs_context=True),
        Pattern(GROUPS_2_3_3, 0.84, needs_context=True),
    ),
    check=alone(stdnum("nz.ird")),
    context=spelled(
        """
        ird; ird no; ird number; ird num; inland revenue; inland revenue number; inland revenue no; te tari taake;
        nz tax number; new zealand tax number; nz tax; gst number; gst no
        """
    ),
)
