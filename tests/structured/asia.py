"""Numbers of India, Singapore, Korea, China, Israel, South Africa and Australia.

Sources: UIDAI (Verhoeff), Income Tax Department of India (PAN rule 114), Election Commission (EPIC, Luhn), GSTN (mod
36), ICA Singapore (NRIC letters; M series 2022), MOIS Korea (RRN), GB 11643-1999, Israeli interior ministry, SA DHA,
ATO (TFN, ABN mod 89), ASIC (ACN), Services Australia (Medicare card).
"""

from __future__ import annotations

from random import Random

from tests.structured.dates import birth, is_day, yymmdd_ok
from tests.structured.digits import ALNUM, group, luhn, luhn_ok, some, verhoeff, verhoeff_ok, weighted
from tests.structured.kind import Kind, as_is, form, spelled, until, words

from maskmill.domain.entity import EntityType


def _aadhaar_ok(value: str) -> bool:
    return value[0] not in "01" and value != value[::-1] and verhoeff_ok(value)


def _pan(rng: Random) -> str:
    letters = ALNUM[10:]
    return (
        some(rng, 3, letters)
        + rng.choice("PPPPCHF")
        + some(rng, 1, letters)
        + f"{rng.randint(1, 9999):04}"
        + some(rng, 1, letters)
    )


def _gst_check(value: str) -> str:
    total = 0
    for place, sign in enumerate(value):
        product = ALNUM.index(sign) * (1 + place % 2)
        total += product // 36 + product % 36
    return ALNUM[(36 - total % 36) % 36]


def _gstin_ok(value: str) -> bool:
    return 1 <= int(value[:2]) <= 38 and _gst_check(value[:14]) == value[14]


def _gstin(rng: Random) -> str:
    head = f"{rng.randint(1, 37):02}{_pan(rng)}{rng.randint(1, 9)}Z"
    return head + _gst_check(head)


def _nric_ok(value: str) -> bool:
    total = weighted(value[1:8], (2, 7, 6, 5, 4, 3, 2))
    if value[0] in "ST":
        return "JZIHGFEDCBA"[(total + (4 if value[0] == "T" else 0)) % 11] == value[8]
    if value[0] in "FG":
        return "XWUTRQPNMLK"[(total + (4 if value[0] == "G" else 0)) % 11] == value[8]
    return "KLJNPQRTUWX"[10 - (total + 3) % 11] == value[8]


def _nric(rng: Random) -> str:
    return rng.choice("SSTFGM") + some(rng, 7) + rng.choice(ALNUM[10:])


def _rrn_ok(value: str) -> bool:
    check = (11 - weighted(value[:12], (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10
    return yymmdd_ok(value[:6]) and value[6] in "12345678" and check == int(value[12])


def _rrn(rng: Random) -> str:
    born = birth(rng, 1940, 2008)
    sex = rng.choice("1256" if born.year < 2000 else "3478")
    return f"{born:%y%m%d}{sex}{rng.randint(0, 95):02}{some(rng, 4)}"


def _chinese_ok(value: str) -> bool:
    day = is_day(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    weights = [pow(2, 17 - place, 11) for place in range(17)]
    return day and "10X98765432"[weighted(value[:17], weights) % 11] == value[17]


def _chinese(rng: Random) -> str:
    place = rng.choice(("110101", "310104", "110102", "120101"))
    return f"{place}{birth(rng):%Y%m%d}{some(rng, 3)}{rng.choice('0123456789X')}"


def _african_ok(value: str) -> bool:
    return yymmdd_ok(value[:6]) and value[10] in "01" and luhn_ok(value)


def _african(rng: Random) -> str:
    return luhn(f"{birth(rng):%y%m%d}{rng.randint(0, 9999):04}{rng.choice('01')}{rng.choice('89')}")


def _tfn_ok(value: str) -> bool:
    if len(value) == 8:  # older, and two readings of their weights
        return not all(
            weighted(value, weights) % 11 for weights in ((10, 7, 8, 4, 6, 3, 5, 1), (1, 4, 3, 7, 5, 8, 6, 9))
        )
    return weighted(value, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0 and value[0] != "0"


def _abn_ok(value: str) -> bool:
    first = str(int(value[0]) - 1) if value[0] != "0" else "0"
    return value[0] != "0" and weighted(first + value[1:], (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)) % 89 == 0


def _abn(rng: Random) -> str:
    return rng.choice("123456789") + some(rng, 10)


def _acn_ok(value: str) -> bool:
    return (10 - weighted(value[:8], range(8, 0, -1)) % 10) % 10 == int(value[8])


def _medicare_ok(value: str) -> bool:
    return weighted(value[:8], (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(value[8])


_AADHAAR = form(r"\d{12}", _aadhaar_ok)
_PAN = form(r"[A-Z]{3}[ABCFGHJLPTK][A-Z]\d{4}[A-Z]", lambda value: value[5:9] != "0000")
_VOTER = form(r"[A-Z]{3}\d{7}", lambda value: luhn_ok(value[3:]))
_GSTIN = form(r"\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]", _gstin_ok)
_NRIC = form(r"[STFGM]\d{7}[A-Z]", _nric_ok)
_RRN = form(r"\d{13}", _rrn_ok)
_CN = form(r"\d{17}[0-9X]", _chinese_ok)
_IL = form(r"\d{8,9}", luhn_ok)
_ZA = form(r"\d{13}", _african_ok)
_TFN = form(r"\d{8,9}", _tfn_ok)
_ABN = form(r"\d{11}", _abn_ok)
_ACN = form(r"\d{9}", _acn_ok)
_MEDICARE = form(r"[2-6]\d{9}[1-9]?", _medicare_ok)

KINDS = (
    Kind(
        EntityType.IN_AADHAAR,
        "IN",
        "UIDAI (Verhoeff)",
        spelled(
            until(lambda rng: verhoeff(rng.choice("23456789") + some(rng, 10)), _AADHAAR),
            lambda value: group(value, (4, 4, 4)),
            lambda value: group(value, (4, 4, 4)),
            as_is,
            lambda value: group(value, (4, 4, 4), "-"),
        ),
        _AADHAAR,
        words(en="Aadhaar|Aadhaar number|Aadhaar no.|Aadhaar UID|Aadhaar card no"),
        bad={"starts with 1": lambda rng: verhoeff("1" + some(rng, 10))},
    ),
    Kind(
        EntityType.IN_PAN,
        "IN",
        "Income-tax rules, rule 114",
        _pan,
        _PAN,
        words(en="PAN|PAN number|PAN card|Permanent Account Number|PAN no."),
        bad={"fourth letter": lambda rng: some(rng, 3, ALNUM[10:]) + "X" + f"K{some(rng, 4)}Q"},
        checked=False,
        shaped=False,
        lures=("Part no. <ABCP-1234-K>", "gate code <ABCDE12345>"),
    ),
    Kind(
        EntityType.IN_VOTER,
        "IN",
        "Election Commission of India, EPIC (Luhn)",
        lambda rng: some(rng, 3, ALNUM[10:]) + luhn(some(rng, 6)),
        _VOTER,
        words(en="EPIC No.|voter ID|Voter ID number|EPIC number|elector's photo identity card"),
    ),
    Kind(
        EntityType.IN_GSTIN,
        "IN",
        "GSTN (mod 36)",
        _gstin,
        _GSTIN,
        words(en="GSTIN|GST number|GST No.|GSTIN/UIN"),
        bad={"state 99": lambda rng: "75" + _gstin(rng)[2:14] + "0"},
        evident=True,
    ),
    Kind(
        EntityType.SG_NRIC_FIN,
        "SG",
        "ICA Singapore",
        until(_nric, _NRIC),
        _NRIC,
        words(en="NRIC|NRIC No.|FIN|NRIC/FIN|Singapore NRIC"),
        bad={"starts with H": lambda rng: "H" + _nric(rng)[1:]},
        evident=True,
    ),
    Kind(
        EntityType.KR_RRN,
        "KR",
        "MOIS Korea, resident registration number",
        spelled(until(_rrn, _RRN), lambda v: f"{v[:6]}-{v[6:]}", lambda v: f"{v[:6]}-{v[6:]}", as_is),
        _RRN,
        words(ko="주민등록번호|주민번호", en="Korean RRN|resident registration number|RRN"),
        bad={"month 13": lambda rng: f"{rng.randint(40, 99)}13{rng.randint(10, 28)}-1{some(rng, 6)}"},
    ),
    Kind(
        EntityType.CN_RESIDENT_ID,
        "CN",
        "GB 11643-1999 (ISO 7064 mod 11-2)",
        until(_chinese, _CN),
        _CN,
        words(zh="身份证号|身份证号码|公民身份号码|居民身份证", en="Chinese resident ID|Chinese ID card number"),
        bad={"month 13": lambda rng: f"110101{rng.randint(1950, 1999)}13{rng.randint(10, 28)}{some(rng, 4)}"},
        evident=True,
    ),
    Kind(
        EntityType.IL_ID,
        "IL",
        "Israeli Ministry of Interior (Luhn)",
        spelled(lambda rng: luhn(rng.choice("0235") + some(rng, 7)), as_is, as_is, lambda v: f"{v[:8]}-{v[8]}"),
        _IL,
        words(he="תעודת זהות|ת.ז.|מספר זהות", en="Israeli ID number|Teudat Zehut"),
    ),
    Kind(
        EntityType.ZA_ID,
        "ZA",
        "South African DHA (Luhn)",
        spelled(_african, as_is, as_is, lambda value: group(value, (6, 4, 2, 1))),
        _ZA,
        words(en="South African ID number|SA ID|ID number|SA ID number|RSA ID", af="ID-nommer|identiteitsnommer"),
        bad={"month 13": lambda rng: luhn(f"{rng.randint(40, 99)}13{rng.randint(10, 28)}{some(rng, 4)}08")},
    ),
    Kind(
        EntityType.AU_TFN,
        "AU",
        "ATO (mod 11)",
        spelled(until(lambda rng: rng.choice("12345678") + some(rng, 8), _TFN), lambda v: group(v, (3, 3, 3)), as_is),
        _TFN,
        words(en="TFN|tax file number|TFN number|Tax File No."),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.AU_ABN,
        "AU",
        "ATO (mod 89)",
        spelled(until(_abn, _ABN), lambda value: group(value, (2, 3, 3, 3)), as_is),
        _ABN,
        words(en="ABN|Australian Business Number|A.B.N.|ABN number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.AU_ACN,
        "AU",
        "ASIC (mod 10)",
        spelled(until(lambda rng: rng.choice("01") + some(rng, 8), _ACN), lambda value: group(value, (3, 3, 3)), as_is),
        _ACN,
        words(en="ACN|Australian Company Number|A.C.N.|ACN number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.AU_MEDICARE,
        "AU",
        "Services Australia, Medicare card check digit",
        spelled(
            until(lambda rng: rng.choice("23456") + some(rng, 9), _MEDICARE),
            lambda value: group(value, (4, 5, 1)),
            lambda value: group(value, (4, 5, 1)),
            as_is,
            lambda value: group(value, (4, 5, 1)) + "-2",
        ),
        _MEDICARE,
        words(en="Medicare number|Medicare card|Medicare no.|Medicare card number"),
        bad={"starts with 9": lambda rng: "9" + some(rng, 9)},
        cousins=frozenset({EntityType.PHONE_NUMBER, EntityType.HEALTH_PLAN}),
    ),
)
