"""Dutch numbers of legal entities and tax numbers (RSIN, fiscaal nummer): nine digits that pass the eleven test.

They share the range and the test of the citizen service numbers (Kamer van Koophandel, "RSIN"; Belastingdienst). One
random number in eleven passes, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.detectors.countries.nl.bsn import is_bsn
from maskmill.domain.detect.forms import DIGITS_9, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="nl_rsin",
    type=EntityType.TAX_ID,
    patterns=(
        Pattern(DIGITS_9, 0.85, needs_context=True),
        Pattern(GROUPS_3_3_3, 0.85, needs_context=True),
        Pattern(r"\b\d{4}[ .-]\d{2}[ .-]\d{3}\b", 0.85, needs_context=True),
    ),
    check=alone(is_bsn),
    context=spelled(
        """
        rsin; rsin-nummer; rsin nr; fiscaal nummer; fiscaal nr; fiscaalnummer; fiscale nummer; belastingnummer; fiscaal
        identificatienummer; dutch tax number; loonheffingennummer; loonheffingsnummer
        """
    ),
    adjacent=True,
)
