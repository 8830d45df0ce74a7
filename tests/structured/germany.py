"""Numbers of Germany, Austria and Switzerland.

Sources: §139b AO and the BZSt's IdNr description (ISO 7064 mod 11,10), BZSt (USt-IdNr.), PAuswV annex and ICAO 9303
(7-3-1 check), §147 SGB VI and VKVV §4 (insurance number), §290 SGB V (KVNR), ELGA/ASVG (SVNR),
BMF Austria (Abgabenkontonummer), ZAS (AHV, EAN-13 of 756), BFS (UID, mod 11).
"""

from __future__ import annotations

from collections import Counter
from random import Random

from tests.structured.dates import birth, yymmdd_ok
from tests.structured.digits import ALNUM, digit_sums, group, mod_11_10, some, weighted
from tests.structured.kind import Kind, as_is, form, one_of, spelled, until, words

from maskmill.domain.entity import EntityType

_OFFICES = ("03", "04", "06", "07", "08", "09", "10", "12", "15", "22", "46", "54", "59", "68", "81", "98")
"""Austrian tax offices (the first two digits of a tax number)."""
_ID_SIGNS = "CFGHJKLMNPRTVWXYZ0123456789"


def _idnr_ok(value: str) -> bool:
    counts = Counter(value[:10])
    most = counts.most_common(2)
    one_repeats = most[0][1] in (2, 3) and most[1][1] == 1
    in_a_row = any(value[at] * 3 == value[at : at + 3] for at in range(8))
    return value[0] != "0" and one_repeats and not in_a_row and mod_11_10(value[:10]) == value


def _idnr(rng: Random) -> str:
    order = list("0123456789")
    rng.shuffle(order)
    order[rng.randint(1, 9)] = order[0]
    rng.shuffle(order)
    return mod_11_10("".join(order))


def card_check(value: str) -> str:
    """Return the 7-3-1 check digit of ICAO 9303 (letters count from A=10)."""
    return str(sum(ALNUM.index(sign) * (7, 3, 1)[place % 3] for place, sign in enumerate(value)) % 10)


def _id_card(rng: Random) -> str:
    # the printed number has at least one letter at its head and digits behind
    return rng.choice("LMNPRTVWXY") + some(rng, 2, "0123456789") + some(rng, 6, _ID_SIGNS)


def _id_card_with_check(rng: Random) -> str:
    value = _id_card(rng)
    return value + card_check(value)


def _insurance_ok(value: str) -> bool:
    digits = value[:8] + f"{ord(value[8]) - 64:02}" + value[9:11]
    check = digit_sums(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)) % 10
    return yymmdd_ok(value[2:8], reverse=True) and check == int(value[11])


def _insurance(rng: Random) -> str:
    area = rng.choice((10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 23, 24, 25, 26, 28, 29, 38, 39, 50, 52, 53, 65))
    return f"{area}{birth(rng):%d%m%y}{rng.choice('ABDEFGHKLMNPRSTW')}{some(rng, 3)}"


def _kvnr_ok(value: str) -> bool:
    digits = f"{ord(value[0]) - 64:02}" + value[1:9]
    return digit_sums(digits, (1, 2) * 5) % 10 == int(value[9])


_LATE_MONTHS = ("13", "14", "15")
"""Given when a day's serial numbers ran out."""


def _svnr_ok(value: str) -> bool:
    check = weighted(value[:3] + value[4:], (3, 7, 9, 5, 8, 4, 2, 1, 6)) % 11
    return (
        value[0] != "0"
        and check == int(value[3])
        and (value[6:8] in _LATE_MONTHS or yymmdd_ok(value[4:], reverse=True))
    )


def _austrian_tax_ok(value: str) -> bool:
    total = sum(sum(map(int, str(int(digit) * (1 + place % 2)))) for place, digit in enumerate(value[:8]))
    return (10 - total % 10) % 10 == int(value[8])


def _ahv_ok(value: str) -> bool:
    return (10 - weighted(value[:12], (1, 3) * 6) % 10) % 10 == int(value[12])


def _uid_ok(value: str) -> bool:
    check = (11 - weighted(value[3:11], (5, 4, 3, 2, 7, 6, 5, 4)) % 11) % 11
    return check == int(value[11])


_IDNR = form(r"\d{11}", _idnr_ok)
_VAT = form(r"DE[1-9]\d{8}", lambda value: mod_11_10(value[2:10]) == value[2:])
_CARD = form(rf"[LMNPRTVWXY][{_ID_SIGNS}]{{8}}\d?", lambda v: len(v) == 9 or card_check(v[:9]) == v[9])
_RVNR = form(r"\d{8}[A-Z]\d{3}", _insurance_ok)
_KVNR = form(r"[A-Z]\d{9}", _kvnr_ok)
_SVNR = form(r"\d{10}", _svnr_ok)
_AT_TAX = form(r"\d{9}", _austrian_tax_ok)
_AHV = form(r"756\d{10}", _ahv_ok)
_UID = form(r"CHE\d{9}(MWST|TVA|IVA)?", _uid_ok)


KINDS = (
    Kind(
        EntityType.DE_TAX_ID,
        "DE",
        "§139b AO; ISO 7064 mod 11,10",
        spelled(until(_idnr, _IDNR), as_is, lambda value: group(value, (2, 3, 3, 3))),
        _IDNR,
        words(
            de="Steuer-ID|Steueridentifikationsnummer|IdNr.|Identifikationsnummer|Steuer-IdNr.|persönliche Steuer-ID",
            en="German tax ID|tax identification number",
        ),
        bad={"starts with 0": lambda rng: mod_11_10("0" + some(rng, 9)), "all alike": lambda _: "11111111111"},
    ),
    Kind(
        EntityType.DE_VAT_ID,
        "DE",
        "BZSt, USt-IdNr. (mod 11,10)",
        spelled(
            lambda rng: "DE" + mod_11_10(rng.choice("123456789") + some(rng, 7)),
            as_is,
            as_is,
            lambda value: "DE " + value[2:],
            lambda value: group(value, (2, 3, 3, 3)),
        ),
        _VAT,
        words(de="USt-IdNr.|Umsatzsteuer-ID|USt-ID|Umsatzsteuer-Identifikationsnummer", en="VAT ID|VAT number"),
        evident=True,
    ),
    Kind(
        EntityType.DE_ID_CARD,
        "DE",
        "PAuswV; ICAO 9303-3 check digit",
        one_of(_id_card, _id_card_with_check),
        _CARD,
        words(
            de="Personalausweisnummer|Ausweisnummer|Personalausweis-Nr.|Ausweis-Nr.|Personalausweis",
            en="German ID card number|identity card number",
        ),
        bad={
            "a letter never used": lambda rng: "L" + some(rng, 3) + rng.choice("AEIOUSBDQ") + some(rng, 4),
            "wrong check digit": until(lambda rng: _id_card(rng) + some(rng, 1), lambda value: not _CARD(value)),
        },
        checked=False,
        bare=True,
        shaped=False,
        cousins=frozenset({EntityType.PASSPORT}),
    ),
    Kind(
        EntityType.DE_SOCIAL_SECURITY,
        "DE",
        "VKVV §4",
        spelled(
            until(_insurance, _RVNR),
            as_is,
            lambda value: group(value, (2, 6, 1, 3)),
            lambda value: f"{value[:2]} {value[2:8]} {value[8]} {value[9:11]} {value[11]}",
        ),
        _RVNR,
        words(
            de="Rentenversicherungsnummer|Sozialversicherungsnummer|SV-Nummer|RV-Nummer|Versicherungsnummer|SV-Nr.",
            en="German pension insurance number",
        ),
        bad={"month 13": lambda rng: f"65{rng.randint(10, 28)}13{some(rng, 2)}M{some(rng, 3)}"},
        evident=True,
        cousins=frozenset({EntityType.HEALTH_PLAN}),
    ),
    Kind(
        EntityType.DE_HEALTH_INSURANCE,
        "DE",
        "§290 SGB V; GKV-Spitzenverband",
        until(lambda rng: rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ") + some(rng, 9), _KVNR),
        _KVNR,
        words(
            de="Krankenversichertennummer|Versichertennummer|KVNR|Versicherten-Nr.|Krankenversicherungsnummer|Krankenversicherten-Nr.",
            en="German health insurance number",
        ),
        cousins=frozenset({EntityType.HEALTH_PLAN, EntityType.MEDICAL_RECORD}),
    ),
    Kind(
        EntityType.AT_SVNR,
        "AT",
        "ASVG §460d; Dachverband: weights 3 7 9 5 8 4 2 1 6",
        spelled(
            until(lambda rng: some(rng, 4) + f"{birth(rng):%d%m%y}", _SVNR),
            lambda value: group(value, (4, 6)),
            as_is,
            lambda value: group(value, (4, 6), "-"),
        ),
        _SVNR,
        words(
            de="Sozialversicherungsnummer|SVNR|SV-Nummer|Versicherungsnummer|SVNr.",
            en="Austrian social security number",
        ),
        bad={"month 19": lambda rng: f"{rng.randint(1000, 9999)} {rng.randint(10, 28)}19{some(rng, 2)}"},
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.AT_TAX_ID,
        "AT",
        "BMF, Abgabenkontonummer",
        spelled(
            until(lambda rng: rng.choice(_OFFICES) + some(rng, 7), _AT_TAX),
            lambda value: f"{value[:2]}-{value[2:5]}/{value[5:]}",
            as_is,
        ),
        _AT_TAX,
        words(de="Steuernummer|Abgabenkontonummer|Abgabenkonto|StNr.", en="Austrian tax number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.CH_AHV,
        "CH",
        "ZAS, AHV-Nummer (EAN-13)",
        spelled(
            until(lambda rng: "756" + some(rng, 10), _AHV),
            lambda value: group(value, (3, 4, 4, 2), "."),
            lambda value: group(value, (3, 4, 4, 2)),
            as_is,
        ),
        _AHV,
        words(
            de="AHV-Nummer|AHV-Nr.|AHVN13|Sozialversicherungsnummer",
            fr="numéro AVS|No AVS|NAVS13",
            it="numero AVS|N. AVS",
            en="AHV number|Swiss social security number",
        ),
        bad={"country 757": lambda rng: f"757.{some(rng, 4)}.{some(rng, 4)}.{some(rng, 2)}"},
        evident=True,
    ),
    Kind(
        EntityType.CH_UID,
        "CH",
        "BFS, UID (mod 11)",
        spelled(
            until(lambda rng: "CHE" + some(rng, 9), _UID),
            lambda value: f"CHE-{group(value[3:], (3, 3, 3), '.')}",
            lambda value: f"CHE-{group(value[3:], (3, 3, 3), '.')} MWST",
            lambda value: f"CHE {group(value[3:], (3, 3, 3), '.')}",
            as_is,
        ),
        _UID,
        words(de="UID|UID-Nummer|MWST-Nr.", fr="IDE|numéro IDE|No TVA", it="IDI|numero IVA", en="Swiss UID"),
        evident=True,
    ),
)
