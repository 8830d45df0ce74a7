"""Swiss social security numbers (AHV-Nummer, numéro AVS): 756, nine digits, the check digit of EAN-13.

Source: AHVG Art. 50c, ZAS-CCO "AHV-Nummer"; GS1 gives 756 to no goods. With 756 the form is rare enough.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="ch_ahv",
    type=EntityType.CH_AHV,
    patterns=(
        Pattern(r"\b756[. -]?\d{4}[. -]?\d{4}[. -]?\d{2}\b", 0.95),
        Pattern(r"\b756 \d{3} \d{3} \d{3} \d\b", 0.95),
    ),
    check=alone(lambda raw_value: stdnum("ch.ssn")(compact(raw_value))),
    context=spelled(
        """
        ahv; ahv-nr; ahv-nummer; ahvnr; ahvn13; avs; numéro avs; n° avs; no avs; numero avs; nr avs; oasi number;
        sozialversicherungsnummer; ssn; social security number; navs13; navs; swiss social security number; nss
        """
    ),
)
