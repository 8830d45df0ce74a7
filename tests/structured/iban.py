"""IBANs with right lengths, right national check digits and right mod 97.

Sources: ISO 13616, SWIFT IBAN registry (structures), national bank associations for the check digits inside.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.structured.digits import ALNUM, compact, group, luhn, mod_11_10, mod_97, pick, some, weighted
from tests.structured.italy import check_letter
from tests.structured.kind import Kind, as_is, spelled, words

from maskmill.domain.entity import EntityType

LENGTHS = {
    "AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "BR": 29, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18,
    "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23,
    "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28,
    "PT": 25, "RO": 24, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TR": 26,
}  # fmt: skip
"""The whole length by country (ISO 13616 registry), for the countries that the set writes."""


def _belgium(rng: Random) -> str:
    head = rng.choice(("001", "210", "310", "363", "732")) + some(rng, 7)
    return f"{head}{int(head) % 97 or 97:02}"


def _spain(rng: Random) -> str:
    bank, account = "2100" + some(rng, 4), some(rng, 10)

    def check(digits: str) -> str:
        rest = 11 - weighted(digits, (1, 2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11
        return str({10: 1, 11: 0}.get(rest, rest))

    return bank + check("00" + bank) + check(account) + account


_RIB = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def _france(rng: Random) -> str:
    head = some(rng, 10) + some(rng, 11, "0123456789" * 6 + ALNUM[10:])
    return f"{head}{97 - int(head.translate(_RIB) + '00') % 97:02}"


def _italy(rng: Random) -> str:
    account = some(rng, 10) + "0" * 2 + some(rng, 10)
    return check_letter(account) + account


def _portugal(rng: Random) -> str:
    head = some(rng, 19)
    return f"{head}{98 - int(head) * 100 % 97:02}"


def _norway(rng: Random) -> str:
    while True:
        head = some(rng, 10)
        check = -weighted(head, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return f"{head}{check}"


def _poland(rng: Random) -> str:
    bank = some(rng, 7)
    return f"{bank}{-weighted(bank, (3, 9, 7, 1, 3, 9, 7)) % 10}{some(rng, 16)}"


def _slovenia(rng: Random) -> str:
    head = some(rng, 13)
    return f"{head}{98 - int(head) * 100 % 97:02}"


def _estonia(rng: Random) -> str:
    bank, account = "22", some(rng, 13)
    check = -sum(int(digit) * (7, 3, 1)[place % 3] for place, digit in enumerate(reversed(account))) % 10
    return f"{bank}{account}{check}"


def _czech(rng: Random) -> str:
    def weigh(count: int, weights: tuple[int, ...]) -> str:
        while True:
            digits = some(rng, count)
            if weighted(digits, weights) % 11 == 0:
                return digits

    return "0800" + weigh(6, (10, 5, 8, 4, 2, 1)) + weigh(10, (6, 3, 7, 9, 10, 5, 8, 4, 2, 1))


def _hungary(rng: Random) -> str:
    def tail(digits: str) -> str:
        return digits + str(-sum(int(d) * (9, 7, 3, 1)[p % 4] for p, d in enumerate(digits)) % 10)

    return tail("117" + some(rng, 4)) + tail(some(rng, 15))


def _dutch(rng: Random) -> str:
    while True:
        account = "0" + some(rng, 9)
        if weighted(account, range(10, 0, -1)) % 11 == 0:
            return rng.choice(("ABNA", "RABO", "INGB")) + account


def _croatia(rng: Random) -> str:
    return mod_11_10(some(rng, 6)) + mod_11_10(some(rng, 9))


def _filled(form: str) -> Callable[[Random], str]:
    return lambda rng: pick(rng, form)


_PLAIN = {
    "AD": "0" * 20, "AE": "0" * 19, "AT": "0" * 16, "BG": "AAAA00000000000000", "BR": "0" * 23 + "A1", "CH": "0" * 17,
    "CY": "0" * 24, "DE": "0" * 18, "DK": "0" * 14, "GB": "AAAA" + "0" * 14, "GI": "AAAA" + "0" * 15, "GR": "0" * 23,
    "IE": "AAAA" + "0" * 14, "IL": "0" * 19, "IS": "0" * 22, "LI": "0" * 17, "LT": "0" * 16, "LU": "0" * 16,
    "LV": "AAAA" + "0" * 13, "MT": "AAAA" + "0" * 23, "RO": "AAAA" + "0" * 16, "SA": "0" * 20, "SE": "0" * 20,
    "TR": "0" * 5 + "0" + "0" * 16,
}  # fmt: skip
_OWN: dict[str, Callable[[Random], str]] = {
    "BE": _belgium, "ES": _spain, "FR": _france, "MC": _france, "IT": _italy, "SM": _italy, "PT": _portugal,
    "NO": _norway, "PL": _poland, "SI": _slovenia, "EE": _estonia, "CZ": _czech, "SK": _czech, "HU": _hungary,
    "NL": _dutch, "HR": _croatia, "FI": lambda rng: luhn(some(rng, 13)),
}  # fmt: skip
COUNTRIES = tuple(sorted(LENGTHS))
_COMMON = ("DE", "DE", "GB", "FR", "NL", "ES", "IT", "CH", "AT", "PL", "BE")


def with_check(country: str, account: str) -> str:
    """Return the IBAN of a national account number."""
    return f"{country}{98 - mod_97(account + country + '00'):02}{account}"


def iban(rng: Random) -> str:
    """Return a compact IBAN."""
    country = rng.choice(COUNTRIES + _COMMON)
    maker = _OWN.get(country) or _filled(_PLAIN[country])
    return with_check(country, maker(rng))


def iban_ok(value: str) -> bool:
    """Whether length and mod 97 hold."""
    text = compact(value)
    if LENGTHS.get(text[:2]) != len(text) or not text.isascii():
        return False
    return mod_97(text[4:] + text[:4]) == 1


def _fours(value: str) -> str:
    return group(value, (4,) * (len(value) // 4 + 1)).strip()


def _long(rng: Random) -> str:
    return with_check("DE", some(rng, 20))


def _nowhere(rng: Random) -> str:
    return with_check(rng.choice(("XX", "ZZ", "QZ", "US")), some(rng, 18))


KINDS = (
    Kind(
        EntityType.IBAN_CODE,
        "",
        "ISO 13616; SWIFT IBAN registry",
        spelled(iban, as_is, _fours, _fours),
        iban_ok,
        words(
            en="IBAN|IBAN no.",
            de="IBAN|Bankverbindung",
            fr="IBAN|coordonnées bancaires",
            es="IBAN|cuenta IBAN",
            it="IBAN|codice IBAN",
            pt="IBAN",
            nl="IBAN|rekening",
            pl="IBAN|nr rachunku",
        ),
        bad={"two signs too long": _long, "no such country": _nowhere},
        evident=True,
        cousins=frozenset({EntityType.US_BANK_NUMBER}),
    ),
)
