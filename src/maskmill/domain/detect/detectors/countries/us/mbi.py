"""US Medicare beneficiary identifiers (CMS): eleven signs whose kind is fixed by position, no check digit.

Position 1 is 1-9; 2, 5, 8, 9 letters; 4, 7, 10, 11 digits; 3 and 6 either; never S, L, O, I, B or Z (CMS,
"Understanding the Medicare Beneficiary Identifier format"). One in ten thousand random codes has this form, so
capitals need no context.
"""

from __future__ import annotations

from maskmill.domain.detect.alone import is_alone
from maskmill.domain.detect.checks import spelled
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_A, _EITHER = "[AC-HJKMNP-RT-Y]", "[0-9AC-HJKMNP-RT-Y]"
_LOWER_A, _LOWER_EITHER = _A.lower(), _EITHER.lower()


def _form(letter: str, either: str) -> str:
    return rf"\b[1-9]{letter}{either}\d-?{letter}{either}\d-?{letter}{{2}}\d{{2}}\b"


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Both dashes or none."""
    is_even = text.count("-", start, end) in {0, 2}
    return (start, end) if is_even and is_alone(text, start, end) else None


DETECTOR = Detector(
    name="us_mbi",
    type=EntityType.US_MBI,
    patterns=(
        Pattern(_form(_A, _EITHER), 0.8),
        Pattern(_form(_LOWER_A, _LOWER_EITHER), 0.7, needs_context=True),
        Pattern(_form(_A, _EITHER).replace("-?", " "), 0.7, needs_context=True),
    ),
    check=_check,
    context=spelled(
        """
        mbi; medicare; medicare number; medicare no; medicare id; medicare beneficiary identifier; medicare
        beneficiary; beneficiary; beneficiary id; beneficiary identifier; beneficiary number; medicare claim number;
        hicn; hic; medicare-nummer; numéro medicare; número de medicare; beneficiario de medicare; numero medicare
        """
    ),
)
