"""Health card numbers of Canada's provinces: a word must name the card or the plan, the province decides the form.

Ontario: ten digits by Luhn and often two letters. British Columbia: ten digits from 9, modulo 11 (python-stdnum).
Quebec: four letters, birthday (months of women plus 50), two digits. Alberta, Saskatchewan, Manitoba, New
Brunswick, Yukon and Nunavut: nine digits; Nova Scotia ten; Newfoundland and Labrador twelve; Prince Edward Island
eight; Northwest Territories a letter and seven digits. These have no public check digit, so the province or its
plan must be named (Wikipedia, "Health insurance number").
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, is_date, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import DIGITS_8, DIGITS_12, GROUPS_3_3_3, GROUPS_4_3_3
from maskmill.domain.entity import EntityType

_PLANS = {
    8: r"\bPEI\b|prince edward island|\bP\.E\.I",
    9: r"alberta|\bAHC(?:IP)?\b|saskatchewan|manitoba|\bPHIN\b|new brunswick|nouveau-brunswick|yukon|nunavut"
    r"|\b(?:AB|SK|MB|NB|YT|NU)\b",
    10: r"nova scotia|nouvelle-écosse|\bMSI\b|\bNS\b",
    12: r"newfoundland|terre-neuve|\bMCP\b|\bNL\b",
}
_REGEXES = {size: re.compile(plans, re.IGNORECASE) for size, plans in _PLANS.items()}
_REACH = 64
_MONTHS_OF_WOMEN = 50


def _is_quebec(raw_value: str) -> bool:
    """Whether four letters stand before a day that exists."""
    number = digits(raw_value)
    month = int(number[2:4])
    return is_date(int(number[:2]), month - _MONTHS_OF_WOMEN if month > _MONTHS_OF_WOMEN else month, int(number[4:6]))


def _is_checked(number: str) -> bool:
    """Whether ten digits hold the check digit of one of two provinces: people name the card by any plan they know."""
    return (number[0] != "0" and stdnum("luhn")(number)) or (number[0] == "9" and stdnum("ca.bc_phn")(number))


_ALONE = alone(lambda _raw_value: True)


def _plain(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Digits alone: by check digit, or because the province that has no public one is named."""
    number = digits(text[start:end])
    near = text[max(0, start - _REACH) : start] + text[end : end + 24]
    plan = _REGEXES.get(len(number))
    is_named = plan is not None and plan.search(near) is not None and len(set(number)) > 1
    is_valid = is_named or (len(number) == 10 and _is_checked(number))  # noqa: PLR2004 - Ontario, British Columbia
    return _ALONE(text, start, end) if is_valid else None


DETECTOR = Detector(
    name="ca_health_card",
    type=EntityType.CA_HEALTH_CARD,
    patterns=(
        Pattern(GROUPS_4_3_3, 0.84, needs_context=True, check=_plain),
        Pattern(
            r"\b[1-9]\d{3}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2}|-?[a-z]{2})\b",
            0.84,
            needs_context=True,
            check=alone(lambda raw_value: stdnum("luhn")(digits(raw_value)), even=False),
        ),
        Pattern(r"\b[A-Za-z]{4}[ -]?\d{4}[ -]?\d{4}\b", 0.85, needs_context=True, check=alone(_is_quebec)),
        Pattern(GROUPS_3_3_3, 0.78, needs_context=True, check=_plain),
        Pattern(r"\b\d{5}-\d{4}\b", 0.78, needs_context=True, check=_plain),
        Pattern(DIGITS_8, 0.75, needs_context=True, check=_plain),
        Pattern(DIGITS_12, 0.78, needs_context=True, check=_plain),
        Pattern(
            r"\b[NDMTndmt] ?\d{7}\b",
            0.75,
            needs_context=True,
            check=alone(lambda raw_value: len(set(compact(raw_value))) > 1 + 1),
        ),
    ),
    context=spelled(
        """
        hcn; hc number; hc no; hc#; health card; health card number; health card no; health card num; ontario health
        card; health insurance; health number; health no; provincial health; provincial health number; ohip; ohip
        number; ohip no; ramq; numéro ramq; phn; personal health number; personal health no; personal health care
        number; ahcip; ahc; phin; msp; msp number; msi; mcp; hsn; healthcare number; health care card; health care
        number; care card; bc services card; services card; carte santé; numéro de carte santé; carte d'assurance
        maladie; numéro de carte d'assurance maladie; assurance maladie; carte soleil; numéro d'assurance maladie;
        nam; ontario health; alberta health; nwt health care; tarjeta de salud canadiense; kanadische gesundheitskarte
        """
    ),
)
