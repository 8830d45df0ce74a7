"""Greek social security numbers (ΑΜΚΑ): birthday as DDMMYY, four digits, Luhn's check digit.

Source: Ν. 3655/2008 άρθρο 153; ΗΔΙΚΑ, "ΑΜΚΑ". Eleven digits in a row are many things, so a word must say what it is.
"""

# ruff: noqa: RUF001, RUF002 - the words are those of the country, in its own script

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11, GROUPS_6_5
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="gr_amka",
    type=EntityType.GR_AMKA,
    patterns=(
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(GROUPS_6_5, 0.85, needs_context=True),
        Pattern(r"\b\d{2} \d{2} \d{2} \d{5}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("gr.amka")),
    context=spelled(
        """
        αμκα; α.μ.κ.α; ΑΜΚΑ; amka; a.m.k.a; αριθμός μητρώου κοινωνικής ασφάλισης; μητρώου κοινωνικής ασφάλισης; social
        security number; greek social security number; social security; amka number; insurance number; ssn;
        sozialversicherungsnummer; numéro de sécurité sociale; αρ. αμκα
        """
    ),
    adjacent=True,
)
