"""German health insurance numbers (Krankenversichertennummer, KVNR): a letter, eight digits, a check digit.

The letter as two digits (A = 01), weights 1 and 2 in turn, the sum of the digits' sums modulo 10 (§ 290 SGB V;
Vertrauensstelle Krankenversichertennummer). A letter and nine digits may be anything: a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType


def is_insured_number(raw_value: str) -> bool:
    """Whether a letter and nine digits end with their check digit."""
    number = compact(raw_value)
    if not varied(number):
        return False
    figures = f"{ord(number[0]) - ord('A') + 1:02}{number[1:9]}"
    products = (int(figure) * (place % 2 + 1) for place, figure in enumerate(figures))
    return sum(product // 10 + product % 10 for product in products) % 10 == int(number[9])


DETECTOR = Detector(
    name="de_health_insurance",
    type=EntityType.DE_HEALTH_INSURANCE,
    patterns=(
        Pattern(r"\b[A-Za-z][ -]?\d{3}[ .-]?\d{3}[ .-]?\d{3}\b", 0.85, needs_context=True),
        Pattern(r"\b[A-Z][ -]?\d{4}[ -]?\d{4}[ -]?\d\b", 0.85, needs_context=True),
    ),
    check=alone(is_insured_number),
    context=spelled(
        """
        krankenversichertennummer; krankenversicherten-nr; krankenversichertennr; kvnr; kv-nr; kv-nummer;
        versichertennummer; versicherten-nr; versichertennr; versicherten-id; krankenversicherungsnummer;
        krankenversicherungs-nr; egk; krankenversicherung; krankenkasse; krankenkassennummer; krankenkassen-nr;
        krankenkassen nummer; gesundheitskartennummer; versicherungsnummer krankenkasse; gesundheitskarte; egk-nummer;
        mitgliedsnummer; health insurance number; health insurance; health insurance no; insured person number;
        insurance number; versicherungsnummer; insured number; insured id; numéro d'assurance maladie; número de
        seguro médico; kvnr-nummer
        """
    ),
)
