"""US social security numbers (Social Security Administration).

Nine digits without a check digit. Never issued: area 000, 666 and 900-999, group 00, serial 0000, and the numbers
that the SSA calls void since advertisements printed them (20 CFR 422.103; SSA, "Social Security Number
Randomization").
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, spelled
from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.forms import DIGITS_9, GROUPS_3_2_4
from maskmill.domain.entity import EntityType

_LENGTH = 9
_VOID = frozenset({"078051120", "219099999", "457555462"})
_LAST_FOUR = re.compile(r"\d{4}$")
_GOES_ON = re.compile(r"[-/.]\d")
_SUM_BEFORE = re.compile(
    r"\b(?:pa(?:id|ys?)|paying|spen[dt]s?|cost|costs|collect(?:ed|s)|receive[ds]|earn(?:ed|s)|owe[ds]|budget(?:ed)?|total(?:l?ed|s)?|"
    r"disbursed|cover(?:ed|s)|serve[ds]|worth|exceed(?:ed|s)|reached|contribut(?:ed|es))"
    r"(?: (?:out|in|about|around|nearly|over|some|almost|up to)){0,2} ?\Z",
    re.IGNORECASE,
)
_SUM_BEHIND = re.compile(
    r" (?:dollars|euros|usd|eur|people|persons|workers|retirees|beneficiaries|recipients|claims|members)\b",
    re.IGNORECASE,
)


def is_issued(raw_number: str) -> bool:
    """Whether nine digits can have been issued."""
    number = digits(raw_number)
    area, group, serial = number[:3], number[3:5], number[5:]
    return (
        len(number) == _LENGTH
        and area not in {"000", "666"}
        and area < "900"
        and group != "00"
        and serial != "0000"
        and number not in _VOID
        and len(set(number)) > 1
    )


_ALONE = alone(is_issued)


def _plain(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Nine digits without signs may be a sum: "Social security paid 511646099 in 2019"."""
    is_sum = _SUM_BEFORE.search(text, max(0, start - 40), start) or _SUM_BEHIND.match(text, end, end + 24)
    return None if is_sum else _ALONE(text, start, end)


def _behind_social(text: str, _start: int, end: int) -> tuple[int, int] | None:
    return _ALONE(text, end - _LENGTH, end)


def _last_four(text: str, start: int, end: int) -> tuple[int, int] | None:
    found = _LAST_FOUR.search(text, start, end)
    return found.span() if found and not _GOES_ON.match(text, end) else None


_SSN = r"(?:ssn|soc(?:ial)? sec(?:urity)?|social)(?: (?:number|num|no\.?))?"

DETECTOR = Detector(
    name="us_ssn",
    type=EntityType.US_SSN,
    patterns=(
        Pattern(r"\b\d{3}-\d{2}-\d{4}\b", 0.85, check=_ALONE),
        Pattern(GROUPS_3_2_4, 0.84, needs_context=True, check=_ALONE),
        Pattern(r"(?i)\bsocial ?[:#=] ?\d{9}\b", 0.85, check=_behind_social),
        Pattern(DIGITS_9, 0.84, needs_context=True, check=_plain),
        Pattern(r"\b[Xx]{3}-[Xx]{2}-\d{4}\b|\*{3}-\*{2}-\d{4}\b", 0.75, rank=Rank.LABELLED, check=_last_four),
        Pattern(
            rf"(?i)\b{_SSN}[ ,:;('-]{{0,3}}(?:last|ends|ending|final)[a-z 4(),:#='-]{{0,24}}\d{{4}}\b",
            0.75,
            rank=Rank.LABELLED,
            check=_last_four,
        ),
        Pattern(
            rf"(?i)\b(?:last|final) (?:four|4)(?: digits| numbers)?(?: of| on| for| from)?[a-z' ]{{0,24}}\b{_SSN}"
            r"[a-z (),:#=]{0,16}\d{4}\b",
            0.75,
            rank=Rank.LABELLED,
            check=_last_four,
        ),
    ),
    context=spelled(
        """
        ssn; ssns; ss; ss#; us ssn; social security; social security number; social security no; soc sec; soc. sec;
        socsec; my social; your social; his social; her social; their social; social number; social is; social no;
        socials; taxpayer identification number; taxpayer id; us-sozialversicherungsnummer; sozialversicherungsnummer;
        sozialversicherungsnr; numéro de sécurité sociale; sécurité sociale; seguridad social; seguro social; número
        de seguro social; previdenza sociale; segurança social; seguro social americano; burgerservicenummer;
        socialezekerheidsnummer; sociale zekerheid; ubezpieczenia społecznego; numer ubezpieczenia
        """
    ),
)
