"""Numbers of Greece (tax), Hungary, Slovenia and Latvia.

Sources: AADE (ΑΦΜ), Hungarian act 1996/XX annex (adóazonosító jel), Slovenian EMŠO act, Latvian PMLP (personas kods;
since 2017 without a date, beginning with 32).
"""

# ruff: noqa: RUF001 - words of Greek, Bulgarian and Turkish forms

from __future__ import annotations

from random import Random

from tests.structured.dates import birth, is_day, yymmdd_ok
from tests.structured.digits import some, weighted
from tests.structured.kind import Kind, as_is, form, one_of, spelled, until, words

from maskmill.domain.entity import EntityType


def _afm_ok(value: str) -> bool:
    value = value.zfill(9)  # the oldest have eight digits
    return value != "0" * 9 and weighted(value[:8], [2**power for power in range(8, 0, -1)]) % 11 % 10 == int(value[8])


def _hungarian_ok(value: str) -> bool:
    return value[0] == "8" and weighted(value[:9], range(1, 10)) % 11 == int(value[9])


def _hungarian(rng: Random) -> str:
    days = rng.randint(25_000, 50_000)  # since 1 January 1867
    return f"8{days:05}{some(rng, 4)}"


def _company_ok(value: str) -> bool:
    return weighted(value[:8], (9, 7, 3, 1, 9, 7, 3, 1)) % 10 == 0 and value[8:9] in "12345"


def _company(rng: Random) -> str:
    digits = until(lambda rng: rng.choice("12") + some(rng, 7) + "2", _company_ok)(rng)
    return f"{digits[:8]}-2-{rng.choice(('41', '42', '43', '13', '08'))}"


def _emso_ok(value: str) -> bool:
    check = -weighted(value[:12], (7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    year = int(value[4:7])
    year += 1000 if year > 800 else 2000
    return is_day(year, int(value[2:4]), int(value[:2])) and check == int(value[12])


def _emso(rng: Random) -> str:
    born = birth(rng)
    return f"{born:%d%m}{born.year % 1000:03}50{some(rng, 4)}"


def _latvian_ok(value: str) -> bool:
    check = (1101 - weighted(value[:10], (1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11
    dated = yymmdd_ok(value[:6], reverse=True) and value[6] in "012"
    return dated and check == int(value[10])


def _latvian(rng: Random) -> str:
    born = birth(rng)
    return f"{born:%d%m%y}{'1' if born.year < 2000 else '2'}{some(rng, 4)}"


_AFM = form(r"(EL)?\d{8,9}", lambda value: _afm_ok(value.removeprefix("EL")))
_HU = form(r"\d{8}|\d{10,11}", lambda value: _hungarian_ok(value) if len(value) == 10 else _company_ok(value))
_EMSO = form(r"\d{13}", _emso_ok)
_LV = form(r"\d{11}", _latvian_ok)

KINDS = (
    Kind(
        EntityType.GR_AFM,
        "GR",
        "AADE",
        until(lambda rng: rng.choice("01") + some(rng, 8), _AFM),
        _AFM,
        words(el="ΑΦΜ|Α.Φ.Μ.|αριθμός φορολογικού μητρώου", en="AFM|Greek tax number (AFM)"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.HU_TAX_ID,
        "HU",
        "Act XX of 1996",
        until(_hungarian, _HU),
        _HU,
        words(hu="adóazonosító jel|adóazonosító|adóazonosító jele", en="Hungarian tax identification number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.HU_TAX_ID,
        "HU",
        "Act CL of 2017, adószám",
        _company,
        _HU,
        words(hu="adószám|adószáma", en="Hungarian tax number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.SI_EMSO,
        "SI",
        "EMŠO act",
        until(_emso, _EMSO),
        _EMSO,
        words(sl="EMŠO|enotna matična številka občana|emšo", en="Slovenian EMSO|EMSO"),
        bad={"month 13": lambda rng: f"{rng.randint(10, 28)}139{rng.randint(40, 99)}50{some(rng, 4)}"},
    ),
    Kind(
        EntityType.LV_PERSONAS_KODS,
        "LV",
        "PMLP",
        spelled(
            one_of(until(_latvian, _LV)), lambda value: f"{value[:6]}-{value[6:]}", lambda v: f"{v[:6]}-{v[6:]}", as_is
        ),
        _LV,
        words(lv="personas kods|p.k.|personas kodu", en="Latvian personal code"),
        bad={"month 13": lambda rng: f"{rng.randint(10, 28)}13{rng.randint(40, 99)}-1{some(rng, 4)}"},
    ),
)
