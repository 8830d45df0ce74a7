"""Payment cards: Luhn's check digit (ISO/IEC 7812-1), issuer ranges and the lengths that they use.

Sources of the ranges: the networks' public tables as gathered in Wikipedia, "Payment card number". Test cards that the
networks publish are cards. The check digit lets one number in ten pass, the issuer ranges one in four, and the groups
in which people write cards fewer still, so a card needs no word beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from maskmill.domain.detect.checksums.luhn import luhn
from maskmill.domain.detect.detector import Detector, Pattern, words
from maskmill.domain.detect.field import stands_alone
from maskmill.domain.entity import EntityType

_ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"  # Visa
    r"|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-5]|095|[689]\d)\d{11,16}"  # Diners
    r"|35(?:2[89]|[3-8]\d)\d{12,15}|(?:2131|1800)\d{11}"  # JCB
    r"|6(?:011|22\d|4[4-9]\d|5\d{2})\d{12,15}"  # Discover
    r"|(?:62|81)\d{14,17}"  # UnionPay
    r"|(?:5018|5020|5038|5893|6304|6390|67\d{2})\d{8,15}|5[068]\d{14,17}"  # Maestro, Elo, Verve
    r"|(?:60|82|508|353|356)\d{13,14}|63[67]\d{13,16}"  # RuPay, InterPayment, Elo
    r"|220[0-4]\d{12,15}|9792\d{12}|5019\d{12}|(?:8600|9860)\d{12}"  # Mir, Troy, Dankort, Uzcard, Humo
)
_GROUP = re.compile(r"\d+")
_LETTERED = re.compile(r"[A-Za-z][-./]$")
_COLUMN = re.compile(r"\d{4,5} \||\| \d{4,5}\b(?! ?[/-])")
"""Columns of numbers: groups go on beside the card."""

_CARD_LENGTHS = 12, 19
_NEIGHBOUR = 6
"""A longer number beside a card makes both parts of something else."""
_USUAL = frozenset(
    {
        (4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3), (4, 4, 4, 4, 2), (4, 4, 4, 4, 1), (4, 4, 5), (4, 4, 4, 3),
        (6, 13), (6, 10), (8, 8), (6, 9), (4, 3, 3, 3), (4, 4, 4), (4, 4, 4, 2), (4, 12), (8, 4, 4), (4, 4, 8),
    }
)  # fmt: skip
"""How many digits stand together."""
_MOST_GROUPS = max(map(len, _USUAL))


def is_card_number(number: str) -> bool:
    """Whether digits alone are a payment card: issuer range, its length, check digit."""
    return len(set(number)) > 1 and _ISSUERS.fullmatch(number) is not None and luhn(number)


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the card among the groups of digits: an expiry date or a count may stand beside it."""
    groups = [found.span() for found in _GROUP.finditer(text, start, end)]
    for first in range(len(groups)):
        for last in range(min(len(groups), first + _MOST_GROUPS), first, -1):
            if _is_card(text, groups, first, last):
                return groups[first][0], groups[last - 1][1]
    return None


def _is_card(text: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    own = groups[first:last]
    sizes = tuple(b - a for a, b in own)
    if (len(own) > 1 and sizes not in _USUAL) or not _CARD_LENGTHS[0] <= sum(sizes) <= _CARD_LENGTHS[1]:
        return False
    if len({text[left[1] : right[0]].strip() for left, right in pairwise(own)}) > 1:
        return False
    neighbours = [(groups[at], gap) for at, gap in _neighbours(text, groups, first, last)]
    alone = all(
        " " in gap and b - a <= _NEIGHBOUR and (len(own) == 1 or b - a != sizes[0]) for (a, b), gap in neighbours
    )
    return (
        alone
        and is_card_number("".join(text[a:b] for a, b in own))
        and not (len(own) > 1 and _COLUMN.search(_around(text, own[0][0], own[-1][1])))
        and stands_alone(text, own[0][0], own[-1][1])
        and not _LETTERED.search(text, max(0, own[0][0] - 2), own[0][0])
    )


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 6) : start]}|{text[end : end + 7]}"


def _neighbours(text: str, groups: list[tuple[int, int]], first: int, last: int) -> Iterator[tuple[int, str]]:
    """Yield the groups of the same run beside those of the card, and what lies between."""
    if first > 0:
        yield first - 1, text[groups[first - 1][1] : groups[first][0]]
    if last < len(groups):
        yield last, text[groups[last - 1][1] : groups[last][0]]


DETECTOR = Detector(
    name="credit_card",
    type=EntityType.CREDIT_CARD,
    patterns=(Pattern(r"\b\d(?:[ .-]{0,3}\d){11,22}\b", 0.9),),
    check=_check,
    context=words(
        """
        card; card number; card no; cc; ccn; pan; visa; mastercard; maestro; amex; american express; diners; discover;
        jcb; unionpay; credit; debit; credit card; debit card; karte; kartennummer; kreditkarte; carte; carte bancaire;
        carte bleue; tarjeta; carta; carta di credito; cartão; creditcard; kaart; kaartnummer; karta; karty; numer karty
        """
    ),
)
