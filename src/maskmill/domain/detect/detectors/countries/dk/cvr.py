"""Danish business numbers (CVR-nummer): eight digits, modulus 11 with weights 2 7 6 5 4 3 2 1; the VAT number with DK.

Source: Erhvervsstyrelsen, "CVR-nummer", modulus 11. One random number in eleven passes, so a word, or DK, must say
what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_8
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="dk_cvr",
    type=EntityType.DK_CVR,
    patterns=(
        Pattern(r"\b(?:DK|dk)[ -]?\d{2}[ .]?\d{2}[ .]?\d{2}[ .]?\d{2}\b", 0.9),
        Pattern(DIGITS_8, 0.85, needs_context=True),
        Pattern(r"\b\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]\d{2}\b", 0.85, needs_context=True),
        Pattern(r"\b\d{4} \d{4}\b", 0.85, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("dk.cvr")(compact(raw_value)), even=False),
    context=spelled(
        """
        cvr; cvr-nr; cvr nr; cvrnr; cvr-nummer; cvr-nummeret; cvrnummer; cvr no; cvr number; cvr-no; c.v.r; se-nr;
        se-nummer; momsnummer; momsnr; moms-nr; moms; vat; vat number; vat no; virksomhedsnummer; danish business
        number; se nr; central business register; danish company; company registration number; registration number;
        business registration number; company number; cvr-registret; handelsregisternummer
        """
    ),
    adjacent=True,
)
