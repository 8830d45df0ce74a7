"""Luhn's check digit (ISO/IEC 7812-1, annex B): payment cards, IMEI."""

from __future__ import annotations

_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
"""Twice a digit, its own digits added."""


def luhn(number: str) -> bool:
    """Whether the last digit is Luhn's check digit of the others; digits only."""
    doubled = sum(_DOUBLED[int(digit)] for digit in number[-2::-2])
    return (doubled + sum(int(digit) for digit in number[-1::-2])) % 10 == 0
