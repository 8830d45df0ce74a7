"""US social security numbers: the area, group and serial rules of the SSA; with context also what breaks them."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits, whole, words
from maskmill.domain.entity import EntityType

_LENGTH = 9


def is_issued(raw_number: str) -> bool:
    """Whether nine digits can have been issued: area not 000, 666 or 9xx, group not 00, serial not 0000."""
    number = digits(raw_number)
    area, group, serial = number[:3], number[3:5], number[5:]
    return len(number) == _LENGTH and area not in {"000", "666"} and area < "900" and group != "00" and serial != "0000"


def _separated(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The same sign stands in both gaps, and no further group follows."""
    same = text[start + 3] == text[start + 6]
    alone = not (text[end : end + 2].strip()[:1] == "-" or text[max(0, start - 1) : start] in {"-", "."})
    return (start, end) if same and alone and is_issued(text[start:end]) else None


DETECTOR = Detector(
    name="us_ssn",
    type=EntityType.US_SSN,
    patterns=(
        Pattern(r"\b\d{3}[- ]\d{2}[- ]\d{4}\b", 0.85, check=_separated),
        Pattern(
            r"\b\d{3}[-. ]\d{2}[-. ]\d{4}\b", 0.5, needs_context=True, rank=Rank.LABELLED
        ),  # not issued, yet somebody calls it one
        Pattern(r"\b[Xx*]{3}-[Xx*]{2}-\d{4}\b", 0.6, needs_context=True),  # the last four of one
        Pattern(r"\b\d{9}\b", 0.6, needs_context=True, rank=Rank.LABELLED, check=whole(is_issued)),
    ),
    context=words(
        """
        ssn; ssns; ss; social security; social security number; social; soc sec; sozialversicherungsnummer; sécurité
        sociale; seguridad social; taxpayer
        """
    ),
)
