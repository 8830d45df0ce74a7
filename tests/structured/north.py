"""Numbers of the Nordic and Baltic countries.

Sources: Skatteverket SKV 704 (personnummer, Luhn), Bolagsverket, DVV Finland (control sign mod 31, signs since 2023),
PRH (Y-tunnus), CPR-kontoret (no check since 2007), Erhvervsstyrelsen (CVR), Skatteetaten (fødselsnummer, two mod 11),
EVS 585:2007 (isikukood), Lithuanian law I-1235 (asmens kodas, the same sum).
"""

from __future__ import annotations

from random import Random

from tests.structured.dates import birth, is_day, yymmdd_ok
from tests.structured.digits import luhn, luhn_ok, some, weighted
from tests.structured.kind import Kind, as_is, form, spelled, until, words

from maskmill.domain.entity import EntityType

_FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def _swedish_ok(value: str) -> bool:
    return luhn_ok(value[-10:]) and yymmdd_ok(value[-10:-4], extra_day=60)


def _swedish(rng: Random) -> str:
    born = birth(rng)
    serial = some(rng, 3)
    short = luhn(f"{born:%y%m%d}{serial}")
    return rng.choice(
        [f"{short[:6]}-{short[6:]}"] * 3 + [f"{born:%Y}{short[2:6]}-{short[6:]}", f"{born:%Y}{short[2:]}", short]
    )


def _finnish_check(value: str) -> str:
    return _FINNISH[int(value) % 31]


def _finnish_ok(value: str) -> bool:
    digits = value[:6] + value[-4:-1]
    return (
        yymmdd_ok(value[:6], reverse=True)
        and _finnish_check(digits) == value[-1]
        and value[-4:-1] not in ("000", "001")
    )


def _finnish(rng: Random) -> str:
    born = birth(rng, 1935, 2012)
    serial = f"{rng.randint(2, 899):03}"
    sign = rng.choice("A" * 5 + "BC") if born.year >= 2000 else rng.choice("-" * 5 + "YX")
    return f"{born:%d%m%y}{sign}{serial}{_finnish_check(f'{born:%d%m%y}{serial}')}"


def _business_ok(value: str) -> bool:
    rest = weighted(value[:7], (7, 9, 10, 5, 8, 4, 2)) % 11
    return rest != 1 and (0 if rest == 0 else 11 - rest) == int(value[7])


def _danish(rng: Random) -> str:
    return f"{birth(rng, 1940, 1999):%d%m%y}{rng.randint(1, 3999):04}"


def _cvr_ok(value: str) -> bool:
    return weighted(value, (2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0 and value[0] != "0"


def _norwegian_ok(value: str) -> bool:
    first = weighted(value[:10], (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) % 11
    second = weighted(value, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11
    return first == second == 0 and yymmdd_ok(value[:6], reverse=True, extra_day=40)


def _norwegian(rng: Random) -> str:
    born = birth(rng, 1940, 1999)
    day = born.day + rng.choice((0, 0, 0, 40))
    return f"{day:02}{born:%m%y}{rng.randint(0, 499):03}{some(rng, 2)}"


def _baltic_ok(value: str) -> bool:
    check = weighted(value[:10], (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    if check == 10:
        check = weighted(value[:10], (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 % 10
    century = 1800 + (int(value[0]) - 1) // 2 * 100
    return is_day(century + int(value[1:3]), int(value[3:5]), int(value[5:7])) and check == int(value[10])


def _baltic(rng: Random) -> str:
    born = birth(rng, 1940, 2006)
    return f"{rng.choice('34' if born.year < 2000 else '56')}{born:%y%m%d}{some(rng, 4)}"


_SE = form(r"\d{10}|(19|20)\d{10}", _swedish_ok)
_SE_ORG = form(r"(SE)?[1235-9]\d[2-9]\d{7}(\d\d)?", lambda v: luhn_ok(v.removeprefix("SE")[:10]))
_FI = form(r"\d{6}[A-Y]?\d{3}[0-9A-Y]", _finnish_ok)
_BID = form(r"(FI)?\d{8}", lambda value: _business_ok(value[-8:]))
_DK = form(r"\d{10}", lambda value: yymmdd_ok(value[:6], reverse=True))
_CVR = form(r"(DK)?\d{8}", lambda value: _cvr_ok(value[-8:]))
_NO = form(r"\d{11}", _norwegian_ok)
_EE = form(r"[1-6]\d{10}", _baltic_ok)


def _split(value: str, at: int, joint: str = "-") -> str:
    return value[:at] + joint + value[at:]


KINDS = (
    Kind(
        EntityType.SE_PERSONNUMMER,
        "SE",
        "Skatteverket SKV 704",
        _swedish,
        _SE,
        words(sv="personnummer|personnr|pnr|samordningsnummer", en="Swedish personal number|personnummer"),
        bad={"month 13": lambda rng: f"{rng.randint(40, 99)}13{rng.randint(10, 28)}-{some(rng, 4)}"},
        cousins=frozenset({EntityType.PHONE_NUMBER, EntityType.DK_CPR, EntityType.NO_FODSELSNUMMER}),
    ),
    Kind(
        EntityType.SE_ORGANISATIONSNUMMER,
        "SE",
        "Bolagsverket; third digit at least 2",
        spelled(
            lambda rng: luhn(rng.choice(("55", "55", "76", "80")) + rng.choice("2345678") + some(rng, 6)),
            lambda value: _split(value, 6),
            lambda value: _split(value, 6),
            as_is,
            lambda value: f"SE{value}01",
        ),
        _SE_ORG,
        words(sv="organisationsnummer|org.nr|orgnr|org nr|momsregistreringsnummer", en="Swedish organisation number"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.FI_PERSONAL_IDENTITY_CODE,
        "FI",
        "DVV, henkilötunnus",
        _finnish,
        _FI,
        words(
            fi="henkilötunnus|hetu|HETU|henkilötunnukseni", sv="personbeteckning", en="Finnish personal identity code"
        ),
        bad={"month 13": lambda rng: f"{rng.randint(10, 28)}13{rng.randint(40, 99)}-{some(rng, 3)}A"},
        evident=True,
    ),
    Kind(
        EntityType.FI_BUSINESS_ID,
        "FI",
        "PRH, Y-tunnus",
        spelled(
            until(lambda rng: rng.choice("0123") + some(rng, 7), _BID),
            lambda value: _split(value, 7),
            lambda value: _split(value, 7),
            lambda value: "FI" + value,
        ),
        _BID,
        words(fi="Y-tunnus|y-tunnus|ALV-numero", sv="FO-nummer", en="Finnish business ID|Business ID"),
    ),
    Kind(
        EntityType.DK_CPR,
        "DK",
        "CPR-kontoret (the mod 11 check ended in 2007)",
        spelled(_danish, lambda value: _split(value, 6), lambda value: _split(value, 6), as_is),
        _DK,
        words(da="CPR-nummer|CPR-nr.|cpr|CPR|personnummer", en="Danish CPR number"),
        bad={
            "month 13": lambda rng: f"{rng.randint(10, 28)}13{rng.randint(40, 99)}-{some(rng, 4)}",
            "day 32": lambda rng: f"32{rng.randint(10, 12)}{rng.randint(40, 99)}-{some(rng, 4)}",
        },
        checked=False,
        shaped=False,
        lures=("Varenr. <310299-44>", "Order <4821390755> shipped"),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.DK_CVR,
        "DK",
        "Erhvervsstyrelsen, CVR-nummer",
        spelled(
            until(lambda rng: rng.choice("1234") + some(rng, 7), _CVR),
            as_is,
            as_is,
            lambda value: "DK" + value,
            lambda value: f"{value[:2]} {value[2:4]} {value[4:6]} {value[6:]}",
        ),
        _CVR,
        words(da="CVR-nummer|CVR-nr.|CVR|SE-nr.", en="Danish CVR number|CVR no."),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.NO_FODSELSNUMMER,
        "NO",
        "Skatteetaten, fødselsnummer and D-nummer",
        spelled(until(_norwegian, _NO), as_is, as_is, lambda value: _split(value, 6, " ")),
        _NO,
        words(no="fødselsnummer|fødselsnr.|personnummer|D-nummer", en="Norwegian national identity number"),
        bad={"month 13": lambda rng: f"{rng.randint(10, 28)}13{rng.randint(40, 99)}{some(rng, 5)}"},
        cousins=frozenset({EntityType.DK_CPR}),
    ),
    Kind(
        EntityType.EE_ISIKUKOOD,
        "EE",
        "EVS 585:2007",
        until(_baltic, _EE),
        _EE,
        words(et="isikukood|isikukoodi|IK", en="Estonian personal code|isikukood"),
        bad={"month 13": lambda rng: f"3{rng.randint(40, 99)}13{rng.randint(10, 28)}{some(rng, 4)}"},
        cousins=frozenset({EntityType.LT_ASMENS_KODAS}),
    ),
    Kind(
        EntityType.LT_ASMENS_KODAS,
        "LT",
        "Law I-1235; the sum of EVS 585",
        until(_baltic, _EE),
        _EE,
        words(lt="asmens kodas|asmens kodo|a. k.|a.k.", en="Lithuanian personal code|asmens kodas"),
        bad={"month 13": lambda rng: f"4{rng.randint(40, 99)}13{rng.randint(10, 28)}{some(rng, 4)}"},
        cousins=frozenset({EntityType.EE_ISIKUKOOD}),
    ),
)
