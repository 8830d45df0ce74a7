"""Numbers of the United States.

Sources: SSA POMS RM 10201.035 (SSN), IRS IRM 3.21.263.5 (ITIN), IRS "How EINs are assigned", ABA Key to Routing
Numbers, 45 CFR 162.406 (NPI), CMS "Understanding the MBI format", DEA practitioner's manual (DEA number).
"""

from __future__ import annotations

from random import Random

from tests.structured.digits import compact, group, luhn, luhn_ok, pick, some, weighted
from tests.structured.kind import Kind, as_is, form, one_of, spelled, until, words

from maskmill.domain.entity import EntityType

_EIN = {
    *range(1, 7),
    *range(10, 17),
    *range(20, 28),
    *range(30, 49),
    *range(50, 69),
    *range(71, 78),
    *range(80, 89),
    *range(90, 96),
    98,
    99,
}
_ITIN = {*range(50, 66), *range(70, 89), 90, 91, 92, *range(94, 100)}
_MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
_ADVERTISED = {"078051120", "219099999"}


def _dashed(number: str) -> str:
    return group(number, (3, 2, 4), "-")


def _spaced(number: str) -> str:
    return group(number, (3, 2, 4))


def _ssn_ok(value: str) -> bool:
    area, serial = value[:3], value[5:]
    return area not in ("000", "666") and area < "900" and value[3:5] != "00" and serial != "0000"


def _ssn(rng: Random) -> str:
    return f"{rng.randint(1, 899):03}{rng.randint(1, 99):02}{rng.randint(1, 9999):04}"


def _itin_ok(value: str) -> bool:
    return value[0] == "9" and int(value[3:5]) in _ITIN


def _itin(rng: Random) -> str:
    return f"9{some(rng, 2)}{rng.choice(sorted(_ITIN))}{some(rng, 4)}"


def _ein(rng: Random) -> str:
    return f"{rng.choice(sorted(_EIN)):02}-{some(rng, 7)}"


def routing_ok(value: str) -> bool:
    """Whether a routing number's district exists and its 3-7-1 sum is a multiple of ten."""
    first = int(value[:2])
    known = first <= 12 or 21 <= first <= 32 or 61 <= first <= 72 or first == 80
    return known and value != "000000000" and weighted(value, (3, 7, 1) * 3) % 10 == 0


def npi_ok(value: str) -> bool:
    """Whether Luhn holds with the issuer prefix 80840."""
    return value[0] in "12" and luhn_ok("80840" + value)


def _npi(rng: Random) -> str:
    return luhn("80840" + rng.choice("12") + some(rng, 8))[5:]


def _mbi(rng: Random) -> str:
    def letter() -> str:
        return rng.choice(_MBI_LETTERS)

    def either() -> str:
        return rng.choice(_MBI_LETTERS + "0123456789")

    head = f"{rng.randint(1, 9)}{letter()}{either()}{rng.randint(0, 9)}"
    return f"{head}{letter()}{either()}{rng.randint(0, 9)}{letter()}{letter()}{some(rng, 2)}"


_MBI_FORM = "[1-9]LE[0-9]LE[0-9]LL[0-9]{2}".replace("E", f"[{_MBI_LETTERS}0-9]").replace("L", f"[{_MBI_LETTERS}]")


def dea_ok(value: str) -> bool:
    """Whether (1st+3rd+5th) + 2(2nd+4th+6th) ends in the seventh digit."""
    return weighted(value[2:8], (1, 2, 1, 2, 1, 2)) % 10 == int(value[8])


def _dea(rng: Random) -> str:
    return rng.choice("ABFGM") + rng.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + some(rng, 7)


_SSN_CHECK = form(r"\d{9}", _ssn_ok)
_ITIN_CHECK = form(r"\d{9}", _itin_ok)
_EIN_CHECK = form(r"\d{9}", lambda value: int(value[:2]) in _EIN)
_ABA_CHECK = form(r"\d{9}", routing_ok)
_NPI_CHECK = form(r"\d{10}", npi_ok)
_MBI_CHECK = form(_MBI_FORM)
_DEA_CHECK = form(r"[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}", dea_ok)

KINDS = (
    Kind(
        EntityType.US_SSN,
        "US",
        "SSA POMS RM 10201.035",
        spelled(
            until(_ssn, lambda value: _SSN_CHECK(value) and value not in _ADVERTISED), _dashed, _dashed, _spaced, as_is
        ),
        _SSN_CHECK,
        words(en="SSN|social security number|social security no.|SS#|Social Security #", es="número de seguro social"),
        bad={
            "area 000": lambda rng: f"000-{rng.randint(10, 99)}-{some(rng, 4)}",
            "area 666": lambda rng: f"666-{rng.randint(10, 99)}-{some(rng, 4)}",
            "area 9xx": lambda rng: f"9{some(rng, 2)}-{rng.randint(10, 49)}-{some(rng, 4)}",
            "group 00": lambda rng: f"{rng.randint(100, 665)}-00-{some(rng, 4)}",
            "serial 0000": lambda rng: f"{rng.randint(100, 665)}-{rng.randint(10, 99)}-0000",
        },
        shaped=False,
        checked=False,
        lures=(
            "Part no. <12-345-67-8901-2> is out of stock",
            "Order <48213907> shipped",
            "lot <4821-39-071> passed inspection",
        ),
    ),
    Kind(
        EntityType.US_ITIN,
        "US",
        "IRS IRM 3.21.263.5",
        spelled(until(_itin, _ITIN_CHECK), _dashed, _dashed, _spaced, as_is),
        _ITIN_CHECK,
        words(en="ITIN|individual taxpayer identification number|taxpayer id (ITIN)", es="ITIN"),
        bad={
            "group below 50": lambda rng: f"9{some(rng, 2)}-{rng.randint(10, 49)}-{some(rng, 4)}",
            "group 66-69": lambda rng: f"9{some(rng, 2)}-{rng.randint(66, 69)}-{some(rng, 4)}",
            "group 89, 93": lambda rng: f"9{some(rng, 2)}-{rng.choice((89, 93))}-{some(rng, 4)}",
        },
        checked=False,
        shaped=False,
        lures=("Part no. <9-912-75-1234-8>", "SKU <912-751-2340> is back", "model <9751-23-40>"),
    ),
    Kind(
        EntityType.US_EIN,
        "US",
        "IRS, How EINs are assigned and valid EIN prefixes",
        _ein,
        _EIN_CHECK,
        words(en="EIN|employer identification number|federal tax ID|FEIN|Employer ID No."),
        bad={
            "prefix never given": lambda rng: (
                rng.choice(
                    [
                        "00",
                        "07",
                        "08",
                        "09",
                        "17",
                        "18",
                        "19",
                        "28",
                        "29",
                        "49",
                        "69",
                        "70",
                        "78",
                        "79",
                        "89",
                        "96",
                        "97",
                    ]
                )
                + "-"
                + some(rng, 7)
            )
        },
        checked=False,
        shaped=False,
        bare=True,
        lures=("Part no. <12-3456789A>", "Drawing <31-22148> rev. C"),
    ),
    Kind(
        EntityType.ABA_ROUTING_NUMBER,
        "US",
        "ABA Key to Routing Numbers",
        until(lambda rng: f"{rng.choice((rng.randint(1, 12), rng.randint(21, 32))):02}{some(rng, 7)}", _ABA_CHECK),
        _ABA_CHECK,
        words(en="routing number|ABA routing no.|ABA|routing transit number|RTN|bank routing number"),
        bad={
            "no such district": until(
                lambda rng: rng.choice(["4", "5", "9"]) + some(rng, 8), lambda v: not _ABA_CHECK(v)
            )
        },
    ),
    Kind(
        EntityType.US_NPI,
        "US",
        "45 CFR 162.406",
        _npi,
        _NPI_CHECK,
        words(en="NPI|National Provider Identifier|NPI number|provider NPI|rendering NPI"),
        bad={"starts with 5": lambda rng: luhn("808405" + some(rng, 8))[5:]},
        cousins=frozenset({EntityType.MEDICAL_LICENSE, EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.US_MBI,
        "US",
        "CMS, Understanding the Medicare Beneficiary Identifier format",
        spelled(_mbi, as_is, lambda value: group(value, (4, 3, 4), "-")),
        _MBI_CHECK,
        words(en="MBI|Medicare Beneficiary Identifier|Medicare number|Medicare ID"),
        bad={
            "a letter never used": lambda rng: rng.choice("123456789") + rng.choice("SLOIBZ") + _mbi(rng)[2:],
            "starts with 0": lambda rng: "0" + _mbi(rng)[1:],
        },
        checked=False,
        shaped=False,
        cousins=frozenset({EntityType.HEALTH_PLAN}),
        lures=("Part no. <1EG4-TE5>", "SKU <9KL2-MM8-QQ417> in stock"),
    ),
    Kind(
        EntityType.MEDICAL_LICENSE,
        "US",
        "DEA practitioner's manual, DEA number check digit",
        until(_dea, _DEA_CHECK),
        _DEA_CHECK,
        words(en="DEA number|DEA|DEA no.|DEA registration number|prescriber DEA"),
        bad={"first letter never given": until(lambda rng: "Q" + _dea(rng)[1:], lambda value: dea_ok(compact(value)))},
    ),
    Kind(
        EntityType.US_BANK_NUMBER,
        "US",
        "NACHA operating rules: DFI account number, up to 17 signs",
        one_of(lambda rng: str(rng.randint(1, 9)) + some(rng, rng.randint(7, 11)), lambda rng: pick(rng, "0000000000")),
        form(r"\d{6,17}"),
        words(
            en="bank account number|account number|checking account|savings account no.|acct no.|bank account",
            de="Kontonummer",
            fr="numéro de compte bancaire",
            es="número de cuenta bancaria|cuenta bancaria",
            it="numero di conto corrente",
            pt="número da conta bancária",
            nl="rekeningnummer",
            pl="numer konta bankowego",
        ),
        checked=False,
        bare=True,
        shaped=False,
        lower=False,
        lures=("Order no. <48213907551>", "about <48213907> rows were read", "bank holiday <20250704>"),
    ),
)
