"""Numbers of Poland, Czechia, Romania, Bulgaria, Croatia, Greece and Turkey.

Sources: Polish PESEL act 2010 art. 15, NIP ordinance, GUS (REGON), MSWiA (dowód osobisty, 7-3-1), Czech act 133/2000,
Romanian OUG 97/2005, GRAO (EGN), Croatian OIB act (ISO 7064), IDIKA (AMKA, Luhn), NVI Turkey.
"""

# ruff: noqa: RUF001 - words of Greek, Bulgarian and Turkish forms

from __future__ import annotations

from random import Random

from tests.structured.dates import birth, is_day, yymmdd_ok
from tests.structured.digits import ALNUM, group, luhn, luhn_ok, mod_11_10, some, weighted
from tests.structured.kind import Kind, as_is, form, one_of, spelled, until, words

from maskmill.domain.entity import EntityType


def _pesel_ok(value: str) -> bool:
    month = int(value[2:4])
    century = {0: 1900, 1: 2000, 2: 2100, 3: 2200, 4: 1800}[month // 20]
    day = is_day(century + int(value[:2]), month % 20, int(value[4:6]))
    return day and weighted(value, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def _pesel(rng: Random) -> str:
    born = birth(rng, 1940, 2010)
    month = born.month + (20 if born.year >= 2000 else 0)
    return f"{born:%y}{month:02}{born:%d}{some(rng, 5)}"


def _nip_ok(value: str) -> bool:
    return value[:3].count("0") < 2 and weighted(value[:9], (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == int(value[9])


def _regon_ok(value: str) -> bool:
    short = weighted(value[:8], (8, 9, 2, 3, 4, 5, 6, 7)) % 11 % 10 == int(value[8])
    if len(value) == 9:
        return short
    return short and weighted(value[:13], (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)) % 11 % 10 == int(value[13])


def _dowod_ok(value: str) -> bool:
    numbers = [ALNUM.index(sign) for sign in value]
    return sum(a * b for a, b in zip(numbers, (7, 3, 1, 9, 7, 3, 1, 7, 3), strict=True)) % 10 == 0


def _czech_ok(value: str) -> bool:
    month = int(value[2:4]) % 50
    if len(value) == 9:  # until 1953, without a check digit
        return yymmdd_ok(f"{value[:2]}{month % 20:02}{value[4:6]}")
    month = month - 20 if month > 20 else month
    year = int(value[:2])
    year += 1900 if year >= 54 else 2000
    return is_day(year, month, int(value[4:6])) and int(value) % 11 == 0


def _czech(rng: Random) -> str:
    born = birth(rng, 1955, 2005)
    return f"{born:%y}{born.month + rng.choice((0, 50)):02}{born:%d}{some(rng, 4)}"


def _cnp(rng: Random) -> str:
    born = birth(rng)
    sex = rng.choice("12") if born.year < 2000 else rng.choice("56")
    head = f"{sex}{born:%y%m%d}{rng.randint(1, 46):02}{rng.randint(1, 999):03}"
    check = weighted(head, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return head + str(1 if check == 10 else check)


def _cnp_ok(value: str) -> bool:
    check = weighted(value[:12], (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return yymmdd_ok(value[1:7]) and value[0] != "0" and (1 if check == 10 else check) == int(value[12])


def _egn_ok(value: str) -> bool:
    month = int(value[2:4])
    century = 1900 if month <= 12 else 1800 if month <= 32 else 2000
    day = is_day(century + int(value[:2]), month % 20, int(value[4:6]))
    return day and weighted(value[:9], (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10 == int(value[9])


def _egn(rng: Random) -> str:
    born = birth(rng)
    return f"{born:%y}{born.month + (40 if born.year >= 2000 else 0):02}{born:%d}{some(rng, 4)}"


def _turkish_ok(value: str) -> bool:
    digits = [int(digit) for digit in value]
    tenth = (sum(digits[:9:2]) * 7 - sum(digits[1:8:2])) % 10
    return digits[0] != 0 and tenth == digits[9] and sum(digits[:10]) % 10 == digits[10]


_PESEL = form(r"\d{11}", _pesel_ok)
_NIP = form(r"(PL)?\d{10}", lambda value: _nip_ok(value[-10:]))
_REGON = form(r"\d{9}|\d{14}", _regon_ok)
_DOWOD = form(r"[A-Z]{3}\d{6}", _dowod_ok)
_CZ = form(r"\d{9,10}", _czech_ok)
_RO = form(r"\d{13}", _cnp_ok)
_BG = form(r"\d{10}", _egn_ok)
_HR = form(r"(HR)?\d{11}", lambda value: mod_11_10(value[-11:-1]) == value[-11:])
_GR = form(r"\d{11}", lambda value: luhn_ok(value) and yymmdd_ok(value[:6], reverse=True))
_TR = form(r"\d{11}", _turkish_ok)


def _long_regon(rng: Random) -> str:
    return until(lambda rng: until(lambda r: some(r, 9), _regon_ok)(rng) + some(rng, 5), _REGON)(rng)


KINDS = (
    Kind(
        EntityType.PL_PESEL,
        "PL",
        "PESEL act 2010 art. 15",
        until(_pesel, _PESEL),
        _PESEL,
        words(pl="PESEL|numer PESEL|nr PESEL|pesel", en="PESEL|PESEL number"),
        bad={"month 13": lambda rng: f"{rng.randint(40, 99)}13{rng.randint(10, 28)}{some(rng, 5)}"},
    ),
    Kind(
        EntityType.PL_NIP,
        "PL",
        "Ordinance on the NIP",
        spelled(
            until(lambda rng: rng.choice("56789") + some(rng, 9), _NIP),
            lambda value: group(value, (3, 3, 2, 2), "-"),
            lambda value: group(value, (3, 2, 2, 3), "-"),
            as_is,
            lambda value: "PL" + value,
        ),
        _NIP,
        words(pl="NIP|numer NIP|nr NIP|NIP firmy", en="Polish tax number (NIP)|NIP"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.PL_REGON,
        "PL",
        "GUS, REGON",
        one_of(until(lambda rng: rng.choice("0136") + some(rng, 8), _REGON), _long_regon),
        _REGON,
        words(pl="REGON|numer REGON|nr REGON|Regon", en="REGON|REGON number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.PL_ID_CARD,
        "PL",
        "MSWiA, dowód osobisty",
        spelled(
            until(lambda rng: "A" + some(rng, 2, ALNUM[10:]) + some(rng, 6), _DOWOD),
            as_is,
            lambda value: f"{value[:3]} {value[3:]}",
            lambda value: f"{value[:3]}-{value[3:]}",
        ),
        _DOWOD,
        words(
            pl="numer dowodu osobistego|dowód osobisty|nr dowodu|seria i numer dowodu|dowód osobisty nr",
            en="Polish ID card number",
        ),
    ),
    Kind(
        EntityType.CZ_RODNE_CISLO,
        "CZ",
        "Act 133/2000 (mod 11)",
        spelled(
            until(_czech, _czech_ok), lambda value: f"{value[:6]}/{value[6:]}", lambda v: f"{v[:6]}/{v[6:]}", as_is
        ),
        _CZ,
        words(cs="rodné číslo|RČ|rodné č.|r.č.", en="Czech birth number|rodné číslo"),
        bad={"month 13": lambda rng: f"{rng.randint(54, 99)}13{rng.randint(10, 28)}/{some(rng, 4)}"},
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.RO_CNP,
        "RO",
        "OUG 97/2005",
        _cnp,
        _RO,
        words(ro="CNP|cod numeric personal|C.N.P.", en="Romanian CNP|CNP"),
        bad={"month 13": lambda rng: f"1{rng.randint(40, 99)}13{rng.randint(10, 28)}{some(rng, 6)}"},
    ),
    Kind(
        EntityType.BG_EGN,
        "BG",
        "GRAO, ЕГН",
        until(_egn, _BG),
        _BG,
        words(bg="ЕГН|единен граждански номер|егн", en="Bulgarian EGN|EGN"),
        bad={"month 13": lambda rng: f"{rng.randint(40, 99)}13{rng.randint(10, 28)}{some(rng, 4)}"},
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.HR_OIB,
        "HR",
        "OIB act; ISO 7064 mod 11,10",
        lambda rng: mod_11_10(some(rng, 10)),
        _HR,
        words(hr="OIB|osobni identifikacijski broj|OIB broj", en="Croatian OIB|OIB"),
    ),
    Kind(
        EntityType.GR_AMKA,
        "GR",
        "IDIKA, ΑΜΚΑ (Luhn)",
        lambda rng: luhn(f"{birth(rng):%d%m%y}{some(rng, 4)}"),
        _GR,
        words(el="ΑΜΚΑ|Α.Μ.Κ.Α.|αριθμός μητρώου κοινωνικής ασφάλισης", en="AMKA|Greek AMKA"),
        bad={"month 13": lambda rng: luhn(f"{rng.randint(10, 28)}13{rng.randint(40, 99)}{some(rng, 4)}")},
    ),
    Kind(
        EntityType.TR_NATIONAL_ID,
        "TR",
        "NVI, T.C. kimlik numarası",
        until(lambda rng: rng.choice("123456789") + some(rng, 10), _TR),
        _TR,
        words(
            tr="T.C. Kimlik No|TC kimlik numarası|TCKN|kimlik numarası|T.C. kimlik no",
            en="Turkish identity number|TC Kimlik No",
        ),
        bad={"starts with 0": lambda rng: "0" + some(rng, 10)},
    ),
)
