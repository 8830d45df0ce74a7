"""Medicare card numbers of Australia (Services Australia): ten digits, then sometimes one for the person on the card.

The first is 2-6; the ninth is the sum of the eight before it, weighted 1 3 7 9 1 3 7 9, modulo 10; the tenth counts
the cards issued (Services Australia; Wikipedia, "Medicare card (Australia)"). One in ten passes, so a word must
stand near.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, varied, weighted
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.entity import EntityType

_LENGTHS = (10, 11)
_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9)


def is_medicare(raw_number: str) -> bool:
    """Whether ten or eleven digits hold their check digit, and count persons from one.

    The count of cards, the tenth digit, begins at one, but forms fill in a zero where it is not known.
    """
    number = digits(raw_number)
    return (
        len(number) in _LENGTHS
        and varied(number)
        and weighted(number[:8], _WEIGHTS) % 10 == int(number[8])
        and number[10:] != "0"
    )


DETECTOR = Detector(
    name="au_medicare",
    type=EntityType.AU_MEDICARE,
    patterns=(
        Pattern(r"\b[2-6]\d{3}[ -]?\d{5}[ -]?\d(?: ?[/-] ?\d| \d)?\b", 0.84, needs_context=True),
        Pattern(r"\b[2-6]\d{10}\b", 0.8, needs_context=True),
    ),
    check=alone(is_medicare, even=False),
    context=spelled(
        """
        medicare; medicare no; medicare number; medicare num; medicare card; medicare card number; medicare card no;
        australian medicare; medicare id; irn; individual reference number; services australia; medicare australia;
        pbs
        """
    ),
)
