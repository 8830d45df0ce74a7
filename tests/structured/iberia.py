"""Numbers of Spain and Portugal.

Sources: RD 1553/2005 and Orden INT/2058/2008 (NIF, NIE, CIF letters), TGSS (affiliation number mod 97),
Portuguese Decreto-Lei 14/2013 (NIF mod 11), Cartão de Cidadão document number check (AMA).
"""

from __future__ import annotations

from random import Random

from tests.structured.digits import ALNUM, group, pick, some, weighted
from tests.structured.kind import Kind, as_is, form, spelled, until, words

from maskmill.domain.entity import EntityType

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def _nif_ok(value: str) -> bool:
    return _LETTERS[int(value[:8]) % 23] == value[8]


def nif(rng: Random) -> str:
    """Return a Spanish citizen's NIF."""
    number = rng.randint(100_000, 79_999_999)
    return f"{number:08}{_LETTERS[number % 23]}"


def _nie_ok(value: str) -> bool:
    return _LETTERS[int(str("XYZ".index(value[0])) + value[1:8]) % 23] == value[8]


def _cif_digit(middle: str) -> int:
    even = sum(map(int, middle[1::2]))
    odd = sum(sum(map(int, str(2 * int(digit)))) for digit in middle[::2])
    return (10 - (even + odd) % 10) % 10


def _cif_ok(value: str) -> bool:
    digit = _cif_digit(value[1:8])
    if value[0] in "ABEH":
        return value[8] == str(digit)
    if value[0] in "KNPQRSW":
        return value[8] == "JABCDEFGHI"[digit]
    return value[8] in (str(digit), "JABCDEFGHI"[digit])


def _affiliation_ok(value: str) -> bool:
    province, serial = int(value[:2]), int(value[2:10])
    number = province * 10_000_000 + serial if serial < 10_000_000 else int(value[:10])
    return 1 <= province <= 53 and number % 97 == int(value[10:])


def _affiliation(rng: Random) -> str:
    province, serial = rng.randint(1, 52), rng.randint(1_000_000, 59_999_999)
    number = province * 10_000_000 + serial if serial < 10_000_000 else int(f"{province:02}{serial:08}")
    return f"{province:02}{serial:08}{number % 97:02}"


def _portuguese_ok(value: str) -> bool:
    check = 11 - weighted(value[:8], range(9, 1, -1)) % 11
    first = value[0] in "123568" or value[:2] in (
        "45",
        "70",
        "71",
        "72",
        "74",
        "75",
        "77",
        "78",
        "79",
        "90",
        "91",
        "98",
        "99",
    )
    return first and (0 if check > 9 else check) == int(value[8])


def _card_ok(value: str, *, strict: bool = True) -> bool:
    total = 0
    for place, sign in enumerate(reversed(value)):
        number = ALNUM.index(sign)
        if place % 2:
            number = number * 2 - 9 if number * 2 > 9 else number * 2
        total += number
    identity = weighted(value[:8], range(9, 1, -1)) % 11
    return total % 10 == 0 and (not strict or (0 if identity < 2 else 11 - identity) == int(value[8]))


_NIF = form(r"\d{8}[A-Z]", _nif_ok)
_NIE = form(r"[XYZ]\d{7}[A-Z]", _nie_ok)
_CIF = form(r"[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]", _cif_ok)
_NSS = form(r"\d{12}", _affiliation_ok)
_PT_NIF = form(r"(PT)?\d{9}", lambda value: _portuguese_ok(value[-9:]))
_CC = form(r"\d{9}[A-Z0-9]{2}\d", lambda value: _card_ok(value, strict=False))


def _dotted(value: str) -> str:
    return f"{value[:2]}.{value[2:5]}.{value[5:8]}-{value[8]}"


def _digits_with(rng: Random, head: str, tail: str) -> str:
    return head + some(rng, 7) + rng.choice(tail)


KINDS = (
    Kind(
        EntityType.ES_NIF,
        "ES",
        "RD 1553/2005 (mod 23)",
        spelled(nif, as_is, as_is, lambda value: f"{value[:8]}-{value[8]}", _dotted, lambda v: f"{v[:8]} {v[8]}"),
        _NIF,
        words(es="DNI|NIF|documento nacional de identidad|D.N.I.|número de DNI|NIF/DNI", en="Spanish DNI|NIF"),
        bad={"a letter never used": lambda rng: some(rng, 8) + rng.choice("IOU")},
        evident=True,
    ),
    Kind(
        EntityType.ES_NIE,
        "ES",
        "Orden INT/2058/2008 (mod 23)",
        spelled(
            until(lambda rng: _digits_with(rng, rng.choice("XYZ"), _LETTERS), _NIE),
            as_is,
            lambda value: f"{value[0]}-{value[1:8]}-{value[8]}",
            lambda value: f"{value[:8]}-{value[8]}",
        ),
        _NIE,
        words(es="NIE|número de identidad de extranjero|N.I.E.|tarjeta de residencia NIE", en="NIE|Spanish NIE"),
        bad={"starts with W": lambda rng: _digits_with(rng, "W", "IOU")},
        evident=True,
    ),
    Kind(
        EntityType.ES_CIF,
        "ES",
        "Orden EHA/451/2008",
        spelled(
            until(lambda rng: _digits_with(rng, rng.choice("ABEFGHJPQRSUV"), "0123456789ABCDEFGHIJ"), _CIF),
            as_is,
            as_is,
            lambda value: f"{value[0]}-{value[1:]}",
        ),
        _CIF,
        words(es="CIF|C.I.F.|NIF de la empresa|CIF de la empresa", en="Spanish CIF|company CIF"),
        bad={"a letter never used": lambda rng: _digits_with(rng, "I", "0123456789")},
        cousins=frozenset({EntityType.ES_NIF}),
    ),
    Kind(
        EntityType.ES_SOCIAL_SECURITY,
        "ES",
        "TGSS, número de afiliación (mod 97)",
        spelled(
            _affiliation,
            as_is,
            lambda value: group(value, (2, 8, 2), "/"),
            lambda value: group(value, (2, 8, 2)),
            lambda value: group(value, (2, 8, 2), "-"),
        ),
        _NSS,
        words(
            es="número de la Seguridad Social|NSS|número de afiliación|Nº Seguridad Social|NAF|núm. Seguridad Social",
            en="Spanish social security number",
        ),
        bad={"province 88": lambda rng: "88" + some(rng, 10)},
        cousins=frozenset({EntityType.US_SSN}),
    ),
    Kind(
        EntityType.PT_NIF,
        "PT",
        "Decreto-Lei 14/2013 (mod 11)",
        spelled(
            until(lambda rng: rng.choice("1235") + some(rng, 8), _PT_NIF),
            as_is,
            as_is,
            lambda value: group(value, (3, 3, 3)),
            lambda value: "PT" + value,
        ),
        _PT_NIF,
        words(
            pt="NIF|número de contribuinte|contribuinte n.º|número de identificação fiscal|NIPC|contribuinte",
            en="Portuguese NIF|Portuguese tax number",
        ),
        bad={"starts with 0": until(lambda rng: "0" + some(rng, 8), lambda value: not _PT_NIF(value))},
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.PT_CC,
        "PT",
        "AMA, Cartão de Cidadão: número de documento",
        spelled(
            until(
                lambda rng: pick(rng, "100000000") + rng.choice("XYZ") + rng.choice("ABXYZ") + some(rng, 1), _card_ok
            ),
            as_is,
            lambda value: f"{value[:8]} {value[8]} {value[9:]}",
            lambda value: f"{value[:8]}-{value[8]}-{value[9:]}",
        ),
        _CC,
        words(
            pt="cartão de cidadão|CC|Cartão de Cidadão n.º|número do cartão de cidadão|documento de identificação CC",
            en="Portuguese citizen card",
        ),
    ),
)
