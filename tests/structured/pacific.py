"""Numbers of New Zealand, Japan and Thailand.

Sources: Inland Revenue (IRD number validation, two weightings mod 11), Japanese ordinance 85 of 2014 (My Number),
Thai Department of Provincial Administration (mod 11).
"""

from __future__ import annotations

from tests.structured.digits import group, some, weighted
from tests.structured.kind import Kind, as_is, form, spelled, until, words

from maskmill.domain.entity import EntityType


def _ird_ok(value: str) -> bool:
    value = value.zfill(9)
    check = -weighted(value[:8], (3, 2, 7, 6, 5, 4, 3, 2)) % 11
    if check == 10:
        check = -weighted(value[:8], (7, 4, 3, 2, 5, 2, 7, 6)) % 11
    return 10_000_000 < int(value) < 150_000_000 and check == int(value[8])


def _my_number_ok(value: str) -> bool:
    check = 11 - weighted(value[:11], (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return (0 if check > 9 else check) == int(value[11])


def _thai_ok(value: str) -> bool:
    return value[0] in "12345678" and (11 - weighted(value[:12], range(13, 1, -1)) % 11) % 10 == int(value[12])


_IRD = form(r"\d{8,9}", _ird_ok)
_JP = form(r"\d{12}", _my_number_ok)
_TH = form(r"\d{13}", _thai_ok)

KINDS = (
    Kind(
        EntityType.NZ_IRD,
        "NZ",
        "Inland Revenue, IRD number validation",
        spelled(
            until(lambda rng: str(rng.randint(10_000_001, 149_999_999)), _IRD),
            as_is,
            lambda value: group(value.zfill(9), (3, 3, 3), "-"),
        ),
        _IRD,
        words(en="IRD number|IRD no.|IRD|Inland Revenue number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.JP_MY_NUMBER,
        "JP",
        "Ordinance 85 of 2014, article 5",
        spelled(until(lambda rng: some(rng, 12), _JP), as_is, lambda value: group(value, (4, 4, 4))),
        _JP,
        words(ja="マイナンバー|個人番号", en="My Number (Japan)|Japanese My Number|Individual Number (Japan)"),
    ),
    Kind(
        EntityType.TH_NATIONAL_ID,
        "TH",
        "Department of Provincial Administration",
        spelled(
            until(lambda rng: rng.choice("12345678") + some(rng, 12), _TH),
            as_is,
            lambda value: group(value, (1, 4, 5, 2, 1), "-"),
            lambda value: group(value, (1, 4, 5, 2, 1)),
        ),
        _TH,
        words(th="เลขประจำตัวประชาชน|เลขบัตรประชาชน", en="Thai national ID|Thai ID card number"),
        bad={"starts with 9": lambda rng: "9" + some(rng, 12)},
    ),
)
