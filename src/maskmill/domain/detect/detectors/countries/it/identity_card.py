"""Italian identity cards: CA12345AA (electronic, CIE 3.0), 1234567AA (first electronic), AA1234567 (paper).

There is no check digit (Ministero dell'Interno, "Carta di identità elettronica"), so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="it_identity_card",
    type=EntityType.IT_IDENTITY_CARD,
    patterns=(
        Pattern(r"\b[Cc][A-Za-z][ -]?\d{5}[ -]?[A-Za-z]{2}\b", 0.85, needs_context=True),
        Pattern(r"\b[A-Za-z]{2}[ .-]{0,2}\d{7}\b", 0.8, needs_context=True),
        Pattern(r"\b\d{7}[ -]?[A-Z]{2}\b", 0.8, needs_context=True),
    ),
    check=alone(varied, even=False),
    context=spelled(
        """
        carta d'identità; carta di identità; carta d identità; c.i; c.i.e; cie; carta identità; carta d'identita
        elettronica; documento d'identità; documento di identità; documento di riconoscimento; documento; identity card;
        id card; italian id; italian identity card; numero carta; personalausweis; carte d'identité; documento de
        identidad; identiteitskaart; dowód osobisty; cartão de identidade; identity document; ci
        """
    ),
    rank=Rank.LABELLED,
    adjacent=True,
)
