"""Numbers of the United Kingdom and Ireland.

Sources: HMRC NIM39110 (NINO), HMRC UTR modulus check, NHS Data Dictionary (NHS number), Vocalink (sort codes),
Irish Department of Social Protection (PPS check letter), BS 7666 (postcodes).
"""

from __future__ import annotations

import re
from random import Random

from tests.structured.digits import compact, group, pick, some, weighted
from tests.structured.kind import Kind, as_is, form, spelled, until, words

from maskmill.domain.entity import EntityType

_NINO = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]")


def _nino_ok(value: str) -> bool:
    return bool(_NINO.fullmatch(value))


def _utr_ok(value: str) -> bool:
    return "21987654321"[weighted(value[1:], (6, 7, 8, 9, 10, 5, 4, 3, 2)) % 11] == value[0]


def nhs_ok(value: str) -> bool:
    """Whether the mod 11 check digit holds (a remainder of 1 is never given)."""
    check = 11 - weighted(value[:9], range(10, 1, -1)) % 11
    return check != 10 and check % 11 == int(value[9])


def _pps_ok(value: str) -> bool:
    total = weighted(value[:7], range(8, 1, -1))
    if len(value) == 9 and value[8] != "W":
        total += 9 * (ord(value[8]) - 64)
    return "WABCDEFGHIJKLMNOPQRSTUV"[total % 23] == value[7]


def _pps(rng: Random) -> str:
    digits, last = some(rng, 7), rng.choice(["", "", "A", "W", "H"])
    total = weighted(digits, range(8, 1, -1)) + (9 * (ord(last) - 64) if last and last != "W" else 0)
    return digits + "WABCDEFGHIJKLMNOPQRSTUV"[total % 23] + last


_NINO_CHECK = form(r"[A-Z]{2}\d{6}[A-Z]", _nino_ok)
_UTR_CHECK = form(r"\d{10}", _utr_ok)
_NHS_CHECK = form(r"\d{10}", nhs_ok)
_PPS_CHECK = form(r"\d{7}[A-W][A-IW]?", _pps_ok)


def _sort_code(rng: Random) -> str:
    return f"{rng.choice((1, 4, 7, 8, 9, 11, 16, 20, 23, 30, 40, 51, 60, 77, 83)):02}{some(rng, 4)}"


KINDS = (
    Kind(
        EntityType.UK_NINO,
        "GB",
        "HMRC NIM39110",
        spelled(
            until(lambda rng: pick(rng, "AA000000") + rng.choice("ABCD"), _NINO_CHECK),
            as_is,
            lambda value: group(value, (2, 2, 2, 2, 1)),
            lambda value: group(value, (2, 6, 1)),
        ),
        _NINO_CHECK,
        words(en="National Insurance number|NINO|NI number|NI no.|national insurance no."),
        bad={
            "prefix never given": lambda rng: (
                rng.choice(["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]) + pick(rng, "000000A")[:6] + "A"
            ),
            "first letter": lambda rng: rng.choice("DFIQUV") + "E" + some(rng, 6) + "B",
            "suffix": lambda rng: "AB" + some(rng, 6) + rng.choice("EFGXZ"),
        },
        checked=False,
        shaped=False,
        lures=("Part no. <AB-123456-CX>", "flight <BA123456> was cancelled", "SKU <QQ123456>"),
    ),
    Kind(
        EntityType.UK_UTR,
        "GB",
        "HMRC UTR modulus 11 check",
        spelled(until(lambda rng: some(rng, 10), _UTR_CHECK), as_is, lambda value: group(value, (5, 5))),
        _UTR_CHECK,
        words(en="UTR|Unique Taxpayer Reference|UTR number|self assessment UTR"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.UK_NHS,
        "GB",
        "NHS Data Dictionary, NHS number",
        spelled(
            until(lambda rng: rng.choice("4679") + some(rng, 9), _NHS_CHECK),
            lambda value: group(value, (3, 3, 4)),
            lambda value: group(value, (3, 3, 4), "-"),
            as_is,
        ),
        _NHS_CHECK,
        words(en="NHS number|NHS no.|NHS No|NHS"),
        cousins=frozenset({EntityType.PHONE_NUMBER, EntityType.MEDICAL_RECORD, EntityType.HEALTH_PLAN}),
    ),
    Kind(
        EntityType.UK_SORT_CODE,
        "GB",
        "Vocalink, sort code: three pairs of digits",
        spelled(
            _sort_code,
            lambda value: group(value, (2, 2, 2), "-"),
            lambda value: group(value, (2, 2, 2), "-"),
            lambda value: group(value, (2, 2, 2)),
            as_is,
        ),
        lambda value: bool(re.fullmatch(r"\d{6}|\d\d-\d\d-\d\d|\d\d \d\d \d\d", value)),
        words(en="sort code|bank sort code|s/c|Sort Code"),
        bad={"four pairs": lambda rng: pick(rng, "00-00-00-00"), "odd pairs": lambda rng: pick(rng, "00-000-0")},
        checked=False,
        bare=True,
        shaped=False,
        lures=(
            "the score was <21-18-22> in the sets",
            "Part no. <40-51-62>",
            "combination <12-34-56> of the test safe",
        ),
    ),
    Kind(
        EntityType.IE_PPS,
        "IE",
        "Department of Social Protection, PPS number check letter (second letter since 2013)",
        spelled(_pps, as_is, as_is, lambda value: f"{value[:7]} {value[7:]}"),
        _PPS_CHECK,
        words(en="PPS number|PPSN|PPS no.|Personal Public Service Number", ga="uimhir PSP"),
        bad={"last letter": lambda rng: pick(rng, "0000000") + rng.choice("XYZ")},
    ),
)


def postcode(rng: Random) -> str:
    """Return a British postcode."""
    area = rng.choice(
        ["AB", "B", "BS", "CF", "E", "EC", "G", "L", "LE", "LS", "M", "N", "NE", "NW", "OX", "S", "SE", "SW", "W", "YO"]
    )
    return f"{area}{rng.randint(1, 19)} {rng.randint(0, 9)}{''.join(rng.choice('ABDEFGHJLNPQRSTUWXYZ') for _ in 'xx')}"


def postcode_ok(value: str) -> bool:
    """Whether it has the shape of a British postcode."""
    return bool(re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", compact(value)))
