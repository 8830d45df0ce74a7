"""UK sort codes, and the account numbers beside them: six digits in pairs, eight digits.

Banks know the modulus of an account by tables that change often (Vocalink, "Validating account numbers"), so words must
say what the digits are. The account alone, behind its own label, is found as any bank's.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.dates import is_calendar
from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits, words
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_CODE = len("00-00-00")
_FORM = re.compile(r"\d\d([- ]?)\d\d\1\d\d(?:[ -]{1,3}\d{8})?")


def _is_sort_code(raw_value: str) -> bool:
    return _FORM.fullmatch(raw_value) is not None and len(set(digits(raw_value))) > 1


def _paired(text: str, start: int, end: int) -> tuple[int, int] | None:
    """12-34-56 12345678: both together, as cheques print them; a date and a number look alike."""
    fine = _is_sort_code(text[start:end]) and stands_alone(text, start, end)
    return (start, end) if fine and not is_calendar(text, start, start + _CODE) else None


DETECTOR = Detector(
    name="sort_code",
    type=EntityType.UK_SORT_CODE,
    patterns=(
        Pattern(
            label("bank sort code; sort code; sortcode; sort no; sort number; sorting code; s/c"),
            0.85,
            check=field(
                r"\d\d[- ]?\d\d[- ]?\d\d(?: \d{8})?",
                _is_sort_code,
                filling="sort|branch|bank|uk|account",
                free=stands_alone,
            ),
        ),
        Pattern(r"\b\d{2}-\d{2}-\d{2} \d{8}\b", 0.7, needs_context=True, check=_paired),
    ),
    context=words(
        "bank; account; acct; a/c; bacs; chaps; faster payment; faster payments; sort code; pay; payment; payee"
    ),
    rank=Rank.LABELLED,
)
