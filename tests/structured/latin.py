"""Numbers of Canada and Latin America.

Sources: CRA (SIN), Ontario MOHLTC, BC MSP (PHN), RAMQ; Receita Federal (CPF; CNPJ, IN RFB 2229/2024 with letters),
SEGOB (CURP), SAT Mexico (RFC), IMSS (NSS), SII Chile (RUT), AFIP Argentina (CUIT).
"""

from __future__ import annotations

from random import Random

from tests.structured.dates import birth, yymmdd_ok
from tests.structured.digits import ALNUM, group, luhn, luhn_ok, some, weighted
from tests.structured.kind import Kind, as_is, form, one_of, spelled, until, words

from maskmill.domain.entity import EntityType

_CURP_SIGNS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_RFC_SIGNS = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
_STATES = [
    "AS",
    "BC",
    "BS",
    "CC",
    "CL",
    "CM",
    "CS",
    "CH",
    "DF",
    "DG",
    "GT",
    "GR",
    "HG",
    "JC",
    "MC",
    "MN",
    "MS",
    "NT",
    "NL",
    "OC",
    "PL",
    "QT",
    "QR",
    "SP",
    "SL",
    "SR",
    "TC",
    "TS",
    "TL",
    "VZ",
    "YN",
    "ZS",
    "NE",
]
_CONSONANTS = "BCDFGHJKLMNPRSTVXZ"
_RUDE = ("BUEI", "CACA", "CAGA", "CULO", "KACA", "MAME", "PEDO", "PUTA", "RATA", "RUIN")


def _cpf_ok(value: str) -> bool:
    first = weighted(value[:9], range(10, 1, -1)) * 10 % 11 % 10
    second = weighted(value[:10], range(11, 1, -1)) * 10 % 11 % 10
    return len(set(value)) > 1 and value[9:] == f"{first}{second}"


def _cpf(rng: Random) -> str:
    head = some(rng, 9)
    head += str(weighted(head, range(10, 1, -1)) * 10 % 11 % 10)
    return head + str(weighted(head, range(11, 1, -1)) * 10 % 11 % 10)


def _all_alike(rng: Random) -> str:
    digit = rng.choice("0123456789")
    return f"{digit * 3}.{digit * 3}.{digit * 3}-{digit * 2}"


def _cnpj_digit(value: str) -> str:
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)[-len(value) :]
    rest = sum((ord(sign) - 48) * weight for sign, weight in zip(value, weights, strict=True)) % 11
    return str(0 if rest < 2 else 11 - rest)


def _cnpj_ok(value: str) -> bool:
    first = _cnpj_digit(value[:12])
    return value[:12] != "0" * 12 and value[12:] == first + _cnpj_digit(value[:12] + first)


def _cnpj(rng: Random) -> str:
    head = some(rng, 8, ALNUM if rng.random() < 0.12 else ALNUM[:10]) + "0001"
    head += _cnpj_digit(head)
    return head + _cnpj_digit(head)


def _curp_check(value: str) -> str:
    total = sum(_CURP_SIGNS.index(sign) * (18 - place) for place, sign in enumerate(value))
    return str((10 - total % 10) % 10)


def _curp(rng: Random) -> str:
    born = birth(rng)
    name = rng.choice(_CONSONANTS) + rng.choice("AEIOU") + some(rng, 2, _CONSONANTS)
    extra = rng.choice("0123456789") if born.year < 2000 else rng.choice("ABCDEFGHJ")
    head = f"{name}{born:%y%m%d}{rng.choice('HM')}{rng.choice(_STATES)}{some(rng, 3, _CONSONANTS)}{extra}"
    return head + _curp_check(head)


def _curp_ok(value: str) -> bool:
    return value[:4] not in _RUDE and yymmdd_ok(value[4:10]) and _curp_check(value[:17]) == value[17]


def _no_state(rng: Random) -> str:
    value = _curp(rng)
    return value[:11] + "XX" + value[13:]


def _rfc_check(value: str) -> str:
    total = sum(_RFC_SIGNS.index(sign) * (13 - place) for place, sign in enumerate(value.rjust(12)))
    return _rfc_sign(total)


def _rfc_sign(total: int) -> str:
    rest = 11 - total % 11
    return "0" if rest == 11 else "A" if rest == 10 else str(rest)


def _rfc(rng: Random) -> str:
    born = birth(rng)
    letters = rng.choice(_CONSONANTS) + rng.choice("AEIOU") + some(rng, 2, _CONSONANTS)
    head = (
        f"{rng.choice((letters, letters, some(rng, 3, _CONSONANTS)))}{born:%y%m%d}{some(rng, 2, '123456789ABCDEFGH')}"
    )
    return head + _rfc_check(head)


def _rfc_ok(value: str) -> bool:
    return yymmdd_ok(value[-9:-3]) and _rfc_check(value[:-1]) == value[-1] and value[:4] not in _RUDE


def _rut_check(digits: str) -> str:
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(digits)))
    return "0K987654321"[total % 11]


def _rut(rng: Random) -> str:
    digits = str(rng.randint(5_000_000, 25_999_999))
    return digits + _rut_check(digits)


def _rut_dotted(value: str) -> str:
    return f"{value[:-7]}.{value[-7:-4]}.{value[-4:-1]}-{value[-1]}"


_CUIT_TYPES = ("20", "23", "24", "25", "26", "27", "30", "33", "34", "50", "51", "55")


def _cuit_ok(value: str) -> bool:
    check = 11 - weighted(value[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return check != 10 and value[:2] in _CUIT_TYPES and check % 11 == int(value[10])


def _phn_ok(value: str) -> bool:
    check = 11 - weighted(value[1:9], (2, 4, 8, 5, 10, 9, 7, 3)) % 11
    return value[0] == "9" and check == int(value[9])


def _ramq(rng: Random) -> str:
    born = birth(rng)
    month = born.month + rng.choice((0, 50))
    value = some(rng, 4, _CONSONANTS) + f"{born:%y}{month:02}{born:%d}{some(rng, 2)}"
    return rng.choice((value, group(value, (4, 4, 4))))


_SIN = form(r"[1-79]\d{8}", luhn_ok)
_CPF = form(r"\d{11}", _cpf_ok)
_CNPJ = form(r"[0-9A-Z]{12}\d{2}", _cnpj_ok)
_CURP = form(r"[A-Z]{4}\d{6}[HMX](" + "|".join(_STATES) + r")[A-Z]{3}[0-9A-J]\d", _curp_ok)
_RFC = form(r"[A-ZÑ]{3,4}\d{6}[0-9A-Z]{2}[0-9A]", _rfc_ok)
_NSS = form(r"\d{11}", luhn_ok)
_RUT = form(r"\d{7,8}[0-9K]", lambda value: _rut_check(value[:-1]) == value[-1])
_CUIT = form(r"\d{11}", _cuit_ok)
_PHN = form(r"\d{10}", _phn_ok)
_OHIP = form(r"[1-9]\d{9}([A-Z]{2})?", lambda value: luhn_ok(value[:10]))
_RAMQ = form(r"[A-Z]{4}\d{8}", lambda v: yymmdd_ok(f"{v[4:6]}{int(v[6:8]) % 50:02}{v[8:10]}"))


def _ohip(rng: Random) -> str:
    value = luhn(rng.choice("123456789") + some(rng, 8))
    version = rng.choice(("", "", " " + some(rng, 2, _CONSONANTS)))
    return rng.choice((value, group(value, (4, 3, 3), "-"), group(value, (4, 3, 3)))) + version


KINDS = (
    Kind(
        EntityType.CA_SIN,
        "CA",
        "CRA (Luhn)",
        spelled(
            lambda rng: luhn(rng.choice("1234567") + some(rng, 7)),
            lambda value: group(value, (3, 3, 3)),
            lambda value: group(value, (3, 3, 3), "-"),
            as_is,
        ),
        _SIN,
        words(en="SIN|social insurance number|S.I.N.|SIN number", fr="NAS|numéro d'assurance sociale"),
        bad={"starts with 8": lambda rng: luhn("8" + some(rng, 7))},
        cousins=frozenset({EntityType.PHONE_NUMBER}),
    ),
    Kind(
        EntityType.CA_HEALTH_CARD,
        "CA",
        "Ontario MOHLTC (Luhn), BC MSP (mod 11), RAMQ (name, date)",
        one_of(_ohip, until(lambda rng: "9" + some(rng, 9), _PHN), _ramq),
        lambda value: _OHIP(value) or _PHN(value) or _RAMQ(value),
        words(
            en="health card number|OHIP number|health card no.|Ontario health card|personal health number|PHN",
            fr="numéro d'assurance maladie|carte d'assurance maladie|RAMQ",
        ),
        shaped=False,
        cousins=frozenset({EntityType.PHONE_NUMBER, EntityType.HEALTH_PLAN, EntityType.MEDICAL_RECORD}),
    ),
    Kind(
        EntityType.BR_CPF,
        "BR",
        "Receita Federal (two mod 11)",
        spelled(
            _cpf,
            lambda v: f"{group(v[:9], (3, 3, 3), '.')}-{v[9:]}",
            lambda v: f"{group(v[:9], (3, 3, 3), '.')}-{v[9:]}",
            as_is,
        ),
        _CPF,
        words(pt="CPF|CPF n.º|número do CPF|CPF do titular|inscrito no CPF", en="Brazilian CPF|CPF"),
        bad={"all alike": _all_alike},
    ),
    Kind(
        EntityType.BR_CNPJ,
        "BR",
        "Receita Federal, IN RFB 2229/2024",
        spelled(
            _cnpj,
            lambda v: f"{v[:2]}.{v[2:5]}.{v[5:8]}/{v[8:12]}-{v[12:]}",
            lambda v: f"{v[:2]}.{v[2:5]}.{v[5:8]}/{v[8:12]}-{v[12:]}",
            as_is,
        ),
        _CNPJ,
        words(pt="CNPJ|CNPJ n.º|número do CNPJ|inscrita no CNPJ", en="Brazilian CNPJ|CNPJ"),
        lower=False,
    ),
    Kind(
        EntityType.MX_CURP,
        "MX",
        "SEGOB, instructivo normativo CURP",
        until(_curp, lambda value: value[:4] not in _RUDE),
        _CURP,
        words(es="CURP|clave CURP|Clave Única de Registro de Población", en="Mexican CURP|CURP"),
        bad={"a state never used": _no_state},
        evident=True,
    ),
    Kind(
        EntityType.MX_RFC,
        "MX",
        "SAT, anexo 20 (mod 11)",
        until(_rfc, _RFC),
        _RFC,
        words(es="RFC|R.F.C.|Registro Federal de Contribuyentes|RFC del emisor", en="Mexican RFC|RFC (Mexico)"),
        bad={"month 13": lambda rng: f"GOMA{rng.randint(40, 99)}13{rng.randint(10, 28)}AB1"},
    ),
    Kind(
        EntityType.MX_NSS,
        "MX",
        "IMSS (Luhn)",
        spelled(
            lambda rng: luhn(f"{rng.randint(1, 97):02}{rng.randint(60, 99)}{rng.randint(40, 99)}{some(rng, 4)}"),
            as_is,
            lambda value: group(value, (2, 2, 2, 4, 1)),
            lambda value: group(value, (2, 2, 2, 4, 1), "-"),
        ),
        _NSS,
        words(es="NSS|número de seguridad social|número de seguro social IMSS|NSS IMSS", en="Mexican NSS|IMSS number"),
    ),
    Kind(
        EntityType.CL_RUT,
        "CL",
        "SII Chile (mod 11)",
        spelled(_rut, _rut_dotted, _rut_dotted, lambda value: f"{value[:-1]}-{value[-1]}"),
        _RUT,
        words(es="RUT|R.U.T.|RUN|cédula de identidad RUT", en="Chilean RUT|RUT"),
    ),
    Kind(
        EntityType.AR_CUIT,
        "AR",
        "AFIP (mod 11)",
        spelled(
            until(lambda rng: rng.choice(("20", "23", "27", "30")) + some(rng, 9), _CUIT),
            lambda value: group(value, (2, 8, 1), "-"),
            lambda value: group(value, (2, 8, 1), "-"),
            as_is,
        ),
        _CUIT,
        words(es="CUIT|CUIL|C.U.I.T.|CUIT/CUIL|N° de CUIT", en="Argentine CUIT|CUIT"),
        bad={"type 66": lambda rng: f"66-{some(rng, 8)}-{some(rng, 1)}"},
    ),
)
