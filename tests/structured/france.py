"""Numbers of France, Belgium and the Netherlands.

Sources: INSEE (NIR key, SIREN by Luhn), DGFiP / OECD TIN sheet (SPI mod 511), Belgian royal decree of 3 April 1984
(national number, mod 97), Logius (BSN eleven-test).
"""

from __future__ import annotations

from random import Random

from tests.structured.dates import birth, yymmdd_ok
from tests.structured.digits import group, luhn, luhn_ok, some, weighted
from tests.structured.kind import Kind, as_is, form, one_of, spelled, until, words

from maskmill.domain.entity import EntityType


def _nir_number(value: str) -> int:
    return int(value[:13].replace("2A", "19").replace("2B", "18"))


def _nir_ok(value: str) -> bool:
    month = int(value[3:5])
    return 1 <= month <= 12 and 97 - _nir_number(value) % 97 == int(value[13:])


def _nir(rng: Random) -> str:
    born = birth(rng)
    place = rng.choice([f"{rng.randint(1, 95):02}" for _ in range(9)] + ["2A", "2B"])
    place = "75" if place == "20" else place
    head = f"{rng.choice('12')}{born:%y%m}{place}{rng.randint(1, 500):03}{rng.randint(1, 500):03}"
    return f"{head}{97 - _nir_number(head) % 97:02}"


def _spi_ok(value: str) -> bool:
    return value[0] in "0123" and int(value[:10]) % 511 == int(value[10:])


def _spi(rng: Random) -> str:
    head = rng.choice("0123") + some(rng, 9)
    return f"{head}{int(head) % 511:03}"


def _wrong_start(rng: Random) -> str:
    head = "7" + some(rng, 9)
    return f"{head}{int(head) % 511:03}"


def _belgian_ok(value: str) -> bool:
    head, check = int(value[:9]), int(value[9:])
    young = 97 - (2_000_000_000 + head) % 97 == check and int(value[:2]) <= 26
    return yymmdd_ok(value[:6]) and (young or 97 - head % 97 == check) and value[6:9] not in ("000", "999")


def _belgian(rng: Random) -> str:
    born = birth(rng, 1940, 2010)
    head = f"{born:%y%m%d}{rng.randint(1, 997):03}"
    century = 2_000_000_000 if born.year >= 2000 else 0
    return f"{head}{97 - (century + int(head)) % 97:02}"


def bsn_ok(value: str) -> bool:
    """Whether the eleven-test holds (weights 9..2 and -1)."""
    value = value.zfill(9)  # the oldest have eight digits
    return value != "000000000" and weighted(value, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


_NIR = form(r"[12][0-9]{4}[0-9][0-9AB][0-9]{8}", _nir_ok)
_SPI = form(r"\d{13}", _spi_ok)
_SIREN = form(r"\d{9}|\d{14}", luhn_ok)
_SIREN_IN = form(r"\d{9,17}", lambda value: luhn_ok(value) or luhn_ok(value[:9]))  # a broken SIRET holds a SIREN
_BELGIAN = form(r"\d{11}", _belgian_ok)
_BSN = form(r"\d{8,9}", bsn_ok)


def _siren_spelled(value: str) -> str:
    return group(value, (3, 3, 3) if len(value) == 9 else (3, 3, 3, 5))


def _siren(rng: Random) -> str:
    return luhn(rng.choice("345789") + some(rng, 7))


def _siret(rng: Random) -> str:
    return luhn(_siren(rng) + f"000{some(rng, 1)}")


KINDS = (
    Kind(
        EntityType.FR_NIR,
        "FR",
        "INSEE, numéro d'inscription au répertoire",
        spelled(
            _nir,
            as_is,
            lambda value: group(value, (1, 2, 2, 2, 3, 3, 2)),
            lambda value: group(value, (13, 2)),
        ),
        _NIR,
        words(
            fr="numéro de sécurité sociale|NIR|n° de sécurité sociale|N° sécu|numéro de sécu|n° SS",
            en="French social security number|INSEE number",
        ),
        bad={"month 13": lambda rng: f"1 {rng.randint(40, 99)} 13 75 {some(rng, 3)} {some(rng, 3)} {some(rng, 2)}"},
        evident=True,
    ),
    Kind(
        EntityType.FR_TAX_ID,
        "FR",
        "DGFiP; OECD TIN sheet France (mod 511)",
        spelled(_spi, as_is, lambda value: group(value, (2, 2, 3, 3, 3))),
        _SPI,
        words(
            fr="numéro fiscal|numéro SPI|numéro fiscal de référence|n° fiscal|identifiant fiscal",
            en="French tax number",
        ),
        bad={"starts with 7": _wrong_start},
    ),
    Kind(
        EntityType.FR_SIREN,
        "FR",
        "INSEE, SIREN and SIRET (Luhn)",
        spelled(one_of(_siren, _siret), as_is, _siren_spelled),
        _SIREN_IN,
        words(fr="SIREN|SIRET|numéro SIREN|n° SIRET|N° SIREN|numéro SIRET", en="SIREN number|SIRET"),
    ),
    Kind(
        EntityType.BE_NATIONAL_NUMBER,
        "BE",
        "Royal decree of 3 April 1984 (mod 97; since 2000 with a leading 2)",
        spelled(
            _belgian,
            lambda value: f"{group(value[:6], (2, 2, 2), '.')}-{value[6:9]}.{value[9:]}",
            lambda value: f"{group(value[:6], (2, 2, 2), '.')}-{value[6:9]}.{value[9:]}",
            as_is,
        ),
        _BELGIAN,
        words(
            nl="rijksregisternummer|rijksregisternr.|INSZ-nummer",
            fr="numéro de registre national|numéro national|NISS|registre national",
            en="Belgian national number|national register number",
        ),
        bad={"month 13": lambda rng: f"{rng.randint(40, 99)}.13.{rng.randint(10, 28)}-{some(rng, 3)}.{some(rng, 2)}"},
    ),
    Kind(
        EntityType.NL_BSN,
        "NL",
        "Logius, BSN eleven-test",
        spelled(
            until(lambda rng: rng.choice("123456789") + some(rng, 8), _BSN),
            as_is,
            as_is,
            lambda value: group(value, (4, 2, 3), "."),
            lambda value: group(value, (3, 3, 3)),
        ),
        _BSN,
        words(
            nl="BSN|burgerservicenummer|BSN-nummer|sofinummer|burgerservicenr.",
            en="BSN|Dutch citizen service number (BSN)",
        ),
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
)
