"""Taxpayer numbers of Mexico (RFC, SAT): letters of the name, a date, two signs and a check sign modulo 11.

Four letters for persons, three for companies (Código Fiscal de la Federación, art. 27; Wikipedia, "Registro Federal
de Contribuyentes"). The date and the check sign make chance hits rare in capitals. The codes for the public and for
foreigners name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from maskmill.domain.detect.checks import alone, spelled
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_NOBODY = frozenset({"XAXX010101000", "XEXX010101000"})


def is_rfc(raw_value: str) -> bool:
    """Whether a value is an RFC whose date exists and whose check sign is right."""
    number = re.sub(r"[ -]", "", raw_value.upper())
    check: Callable[..., bool] = import_module("stdnum.mx.rfc").is_valid
    return number not in _NOBODY and check(number, validate_check_digits=True)


DETECTOR = Detector(
    name="mx_rfc",
    type=EntityType.MX_RFC,
    patterns=(
        Pattern(r"\b[A-Z&]{3,4}\d{6}[A-V0-9][A-Z0-9][0-9A]\b", 0.9),
        Pattern(r"\b[A-Za-z&]{3,4}[ -]?\d{6}[ -]?[A-Za-z0-9]{2}[0-9Aa]\b", 0.84, needs_context=True),
        Pattern(r"[A-Z&Ñ]{0,3}Ñ[A-Z&Ñ]{0,3}\d{6}[A-V0-9][A-Z0-9][0-9A]\b", 0.9),
    ),
    check=alone(is_rfc),
    context=spelled(
        """
        rfc; r.f.c; registro federal de contribuyentes; registro federal; contribuyente; clave de rfc; sat;
        constancia de situación fiscal
        """
    ),
)
