"""Numbers of Italy.

Sources: DM 23 December 1976 (codice fiscale), DPR 633/1972 (partita IVA, Luhn with an office code).
"""

from __future__ import annotations

from random import Random

from tests.structured.dates import birth
from tests.structured.digits import ALNUM, group, luhn, luhn_ok, pick, some
from tests.structured.kind import Kind, as_is, form, one_of, spelled, words

from maskmill.domain.entity import EntityType

_ODD_DIGITS = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
_ODD_REST = (2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
_ODD = dict(zip(ALNUM, (*_ODD_DIGITS, *_ODD_DIGITS, *_ODD_REST), strict=True))
_EVEN = {sign: place if place < 10 else place - 10 for place, sign in enumerate(ALNUM)}
_MONTHS = "ABCDEHLMPRST"
_CONSONANTS = "BCDFGLMNPRSTVZ"
_SWAPPED = "LMNPQRSTUV"


def check_letter(value: str) -> str:
    """Return the control letter: odd and even places by the decree's two tables."""
    total = sum((_ODD if place % 2 == 0 else _EVEN)[sign] for place, sign in enumerate(value))
    return chr(65 + total % 26)


def _digits_of(value: str) -> str:
    return "".join(str(_SWAPPED.index(sign)) if sign in _SWAPPED else sign for sign in value)


def _code_ok(value: str) -> bool:
    day = int(_digits_of(value[9:11]))
    return value[8] in _MONTHS and (1 <= day <= 31 or 41 <= day <= 71) and check_letter(value[:15]) == value[15]


def _code(rng: Random) -> str:
    born = birth(rng)
    name = "".join(rng.choice(_CONSONANTS) for _ in range(5)) + rng.choice("AEIOU" + _CONSONANTS)
    day = born.day + rng.choice((0, 40))
    place = rng.choice("ABCDEFGHIL") + f"{rng.randint(1, 999):03}"
    head = f"{name}{born:%y}{_MONTHS[born.month - 1]}{day:02}{place}"
    if rng.random() < 0.08:  # omocodia: a digit gives way to a letter
        head = head[:14] + _SWAPPED[int(head[14])]
    return head + check_letter(head)


def _iva_ok(value: str) -> bool:
    office = int(value[-4:-1])
    return (
        luhn_ok(value[-11:]) and (1 <= office <= 100 or office in (120, 121, 888, 999)) and value[-11:-4] != "0000000"
    )


def _iva(rng: Random) -> str:
    return luhn(f"{rng.randint(10_000, 9_999_999):07}{rng.randint(1, 100):03}")


_CODE = form(r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]", _code_ok)
_IVA = form(r"(IT)?\d{11}", _iva_ok)

KINDS = (
    Kind(
        EntityType.IT_FISCAL_CODE,
        "IT",
        "DM 23 December 1976",
        spelled(_code, as_is, as_is, as_is, lambda value: group(value, (3, 3, 5, 5))),
        _CODE,
        words(it="codice fiscale|C.F.|CF|cod. fisc.|cod. fiscale", en="Italian fiscal code|codice fiscale"),
        bad={"a month never used": lambda rng: _code(rng)[:8] + "F" + pick(rng, "15H501A")},
        evident=True,
    ),
    Kind(
        EntityType.IT_VAT_CODE,
        "IT",
        "DPR 633/1972 art. 35",
        spelled(_iva, as_is, as_is, lambda value: "IT" + value, lambda value: "IT " + value),
        _IVA,
        words(it="partita IVA|P.IVA|P. IVA|p.iva|Partita I.V.A.", en="Italian VAT number"),
        bad={"office 777": lambda rng: luhn(some(rng, 7) + "777")},
    ),
    Kind(
        EntityType.IT_IDENTITY_CARD,
        "IT",
        "DM 23 December 2015 (CIE); paper card AA0000000",
        spelled(
            one_of(lambda rng: "CA" + pick(rng, "00000AA"), lambda rng: rng.choice(["AX", "AY", "AT"]) + some(rng, 7)),
            as_is,
            as_is,
            lambda value: f"{value[:2]} {value[2:]}",
        ),
        form(r"C[A-Z]\d{5}[A-Z]{2}|A[A-Z]\d{7}"),
        words(
            it="carta d'identità n.|carta di identità|numero carta d'identità|carta d'identità elettronica|CIE n.",
            en="Italian identity card",
        ),
        bad={"too short": lambda rng: "CA" + pick(rng, "0000A")},
        checked=False,
        bare=True,
        shaped=False,
        cousins=frozenset({EntityType.PASSPORT}),
    ),
)
