"""UK national insurance numbers: two letters, six digits, a letter A to D; no check digit.

HMRC, National Insurance Manual NIM39110: D, F, I, Q, U and V stand in neither place, O not in the second, and BG, GB,
KN, NK, NT, TN and ZZ are not allotted. The form is rare enough in capitals; small letters, and six digits between
spaces (HC 151914 A is a case number), need a word beside them.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_FORM = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]")


def _is_allotted(raw_value: str) -> bool:
    return _FORM.fullmatch(compact(raw_value)) is not None


DETECTOR = Detector(
    name="uk_nino",
    type=EntityType.UK_NINO,
    patterns=(
        Pattern(r"\b[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z](?:\d{6}|[ .-]?\d{2}[ .-]\d{2}[ .-]\d{2}[ .-]?)[A-D]\b", 0.85),
        Pattern(r"\b[A-Za-z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-Da-d]\b", 0.5, needs_context=True),
        Pattern(r"\b[A-Za-z]{2}[ .-]?\d{6}[ .-]?[A-Da-d]\b", 0.8, needs_context=True),
        Pattern(r"\b[A-Z]{2} \d{3} \d{3} [A-D]\b", 0.5, needs_context=True),
    ),
    check=alone(_is_allotted),
    context=spelled(
        """
        national insurance; national insurance number; national insurance no; ni number; nino; ni no; ni; n i; nat ins;
        nat ins no; insurance number; nin; hmrc
        """
    ),
)
