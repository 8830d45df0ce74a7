"""National and tax identifiers of Brazil and India, by their check digits."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from maskmill.domain.detect.detector import Check, Detector, Pattern, digits, whole, words
from maskmill.domain.entity import EntityType


def _stdnum(module: str) -> Check:
    """Make a check of a module of python-stdnum, imported when a candidate turns up."""

    def valid(raw_value: str) -> bool:
        is_valid: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid
        return len(set(digits(raw_value))) > 1 and is_valid(raw_value)

    return whole(valid)


DETECTOR = Detector(
    name="national_id",
    type=EntityType.NATIONAL_ID,
    patterns=(
        Pattern(r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b", 0.95, check=_stdnum("br.cpf")),
        Pattern(r"\b[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}\b", 0.85, needs_context=True, check=_stdnum("in_.aadhaar")),
        Pattern(r"\b[A-Z]{3}[ABCFGHLJPTK][A-Z]\d{4}[A-Z]\b", 0.8, check=_stdnum("in_.pan")),
    ),
    context=words("id; identification; number; aadhaar; aadhar; uid"),
    window=45,
)
